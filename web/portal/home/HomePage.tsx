// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnglishCard, Kind, LifeStage } from '../../client/index.ts'
import { restOfWords } from '../../words/language.ts'
import { useSaidCards, useSay } from '../english.ts'
import { ChineseOnly } from '../frame/ChineseOnly.tsx'
import { Icon, stageIcon } from '../frame/Icon.tsx'
import { Page } from '../frame/Page.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { kindsOpen } from '../kinds/door.ts'
import { KindList } from '../kinds/KindList.tsx'
import { bundleCards, homePage, useSession } from '../questions.ts'
import { SearchBox } from '../search/SearchBox.tsx'

/** Its code and its words, as with a page. */
const HomeMine = lazy(async () => {
  const [part] = await Promise.all([import('./HomeMine.tsx'), restOfWords()])
  return { default: part.HomeMine }
})

/** City, search, what is mine and needs me, life stages, what is done in one go, what most people do. Nothing else. */
export function HomePage() {
  const { t } = useTranslation()
  const home = useQuery(homePage())
  const city = home.data?.city.name ?? ''
  const say = useSay()
  const isMine = useSession()?.caller?.kind === 'person'
  const bundles = useQuery(bundleCards()).data ?? []
  return (
    <Page title={t('home.title')} wide headless>
      <div className="stack-wide">
        <div className="hero">
          <h1 tabIndex={-1}>{t('home.heading', { city: say(city) })}</h1>
          <SearchBox />
        </div>
        {home.isError && <Trouble error={home.error} again={() => void home.refetch()} />}
        {home.isLoading && <Waiting />}
        <div className={isMine ? 'home-columns' : 'stack-wide'}>
          {isMine && (
            <Suspense fallback={<Waiting />}>
              <HomeMine />
            </Suspense>
          )}
          {home.data && (
            <div className="stack-wide">
              <Stages stages={home.data.lifeStages} />
              <div className={isMine || home.data.frequent.length === 0 ? 'stack-wide' : 'halves'}>
                <Matters id="bundles" title={t('home.bundles')} rows={bundles} />
                <Matters id="frequent" title={t('home.frequent')} rows={home.data.frequent} />
              </div>
              <Reports />
            </div>
          )}
        </div>
      </div>
    </Page>
  )
}

/** What can be reported or registered: the first few, and the way to all. */
function Reports() {
  const { t } = useTranslation()
  const count = useQuery(kindsOpen()).data?.length ?? 0
  if (count === 0) return null
  return (
    <section className="stack" aria-labelledby="home-kinds">
      <div className="row-apart">
        <h2 id="home-kinds">{t('home.kinds')}</h2>
        {count > SHOWN && <Link to="/kinds">{t('home.allKinds')}</Link>}
      </div>
      <KindList most={SHOWN} />
    </section>
  )
}
const SHOWN = 4

function Stages({ stages }: { stages: LifeStage[] }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <section className="stack" aria-labelledby="home-stages">
      <h2 id="home-stages">{t('home.stages')}</h2>
      <ul className="stages">
        {stages.map((stage) => (
          <li key={stage.id}>
            <Link to="/items" search={{ lifeStage: stage.id }}>
              <Icon name={stageIcon(stage)} />
              {say(stage.name)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Matters by name, each with the way to its guide. */
function Matters({
  id,
  title,
  rows,
}: {
  id: string
  title: string
  rows: { kind: Kind; id: string; name: string; count?: number; summary?: string; en: EnglishCard }[]
}) {
  const { t } = useTranslation()
  const said = useSaidCards(rows)
  if (rows.length === 0) return null
  return (
    <section className="stack" aria-labelledby={`home-${id}`}>
      <h2 id={`home-${id}`}>{title}</h2>
      <ul className="paper links">
        {said.map((one) => (
          <li key={`${one.kind}/${one.id}`}>
            <Link className="line" to={one.kind === 'bundle' ? '/bundles/$id' : '/items/$id'} params={{ id: one.id }}>
              <span>
                <span className="title">{one.name}</span>{' '}
                {one.kind === 'bundle' && <span className="chip primary">{t('kind.bundle')}</span>} <ChineseOnly en={one.en} />
              </span>
              {one.summary && <span className="small">{one.summary}</span>}
              {one.count !== undefined && one.count > 0 && (
                <span className="small muted figures">{t('home.times', { count: one.count })}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
