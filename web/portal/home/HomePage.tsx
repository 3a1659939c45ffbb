// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../client/index.ts'
import { Matter } from '../cases/Matter.tsx'
import { Icon, stageIcon } from '../frame/Icon.tsx'
import { Page } from '../frame/Page.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { bundleCards, homePage, myCases, useSession } from '../questions.ts'
import { SearchBox } from '../search/SearchBox.tsx'

/** City, search, my open matters, life stages, what most people do. Nothing else. */
export function HomePage() {
  const { t } = useTranslation()
  const home = useQuery(homePage())
  const city = home.data?.city.name ?? ''
  const caller = useSession()?.caller
  const open = useQuery({ ...myCases('open'), enabled: caller?.kind === 'person' }).data?.rows ?? []
  const bundles = useQuery({ ...bundleCards(), enabled: home.data?.frequent.length === 0 }).data ?? []
  return (
    <Page title={t('home.title')} wide headless>
      <div className="stack-wide">
        <div className="hero">
          <h1 tabIndex={-1}>{t('home.heading', { city })}</h1>
          <SearchBox />
        </div>
        {home.isError && <Trouble error={home.error} again={() => void home.refetch()} />}
        {home.isLoading && <Waiting />}
        {open.length > 0 && (
          <section className="stack" aria-labelledby="home-open">
            <div className="row-apart">
              <h2 id="home-open">{t('home.open')}</h2>
              <Link to="/my/cases">{t('home.allMine')}</Link>
            </div>
            <ul className="halves">
              {open.slice(0, 4).map((row) => (
                <li key={row.number}>
                  <Matter row={row} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {home.data && (
          <>
            <section className="stack" aria-labelledby="home-stages">
              <h2 id="home-stages">{t('home.stages')}</h2>
              <ul className="stages">
                {home.data.lifeStages.map((stage) => (
                  <li key={stage.id}>
                    <Link to="/items" search={{ lifeStage: stage.id }}>
                      <Icon name={stageIcon(stage)} />
                      {stage.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
            <Matters
              title={home.data.frequent.length > 0 ? t('home.frequent') : t('home.bundles')}
              rows={home.data.frequent.length > 0 ? home.data.frequent : bundles}
            />
          </>
        )}
      </div>
    </Page>
  )
}

/** What most people do; in a city that has just begun, the things done in one go. */
function Matters({
  title,
  rows,
}: {
  title: string
  rows: { kind: Kind; id: string; name: string; count?: number; summary?: string }[]
}) {
  const { t } = useTranslation()
  if (rows.length === 0) return null
  return (
    <section className="stack" aria-labelledby="home-frequent">
      <h2 id="home-frequent">{title}</h2>
      <ul className="paper links">
        {rows.map((one) => (
          <li key={`${one.kind}/${one.id}`}>
            <Link className="line" to={one.kind === 'bundle' ? '/bundles/$id' : '/items/$id'} params={{ id: one.id }}>
              <span>
                <span className="title">{one.name}</span>{' '}
                {one.kind === 'bundle' && <span className="chip primary">{t('kind.bundle')}</span>}
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
