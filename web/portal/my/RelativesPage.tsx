// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { get, type ItemCard, type ProxyRow, remove } from '../../client/index.ts'
import { Matter } from '../cases/Matter.tsx'
import { useSaidCards } from '../english.ts'
import { fullDay } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { rowsOf } from '../questions.ts'
import { GiveProxy } from './GiveProxy.tsx'

const proxies = ['proxies']

/** Who may act for me, for whom I may, and what I have filed for others. */
export function RelativesPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('relatives.title')} lead={t('relatives.lead')} back={{ to: '/my', label: t('my.title') }}>
      <OnlySignedIn>
        <Relatives />
      </OnlySignedIn>
    </Page>
  )
}

function Relatives() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const given = useQuery({
    queryKey: proxies,
    queryFn: async ({ signal }) => rowsOf(await get('/api/me/proxies', { signal })),
  })
  const matters = useQuery({
    queryKey: ['matters-for-persons'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/items', { query: { serves: 'person', limit: 100 }, signal })),
    staleTime: 300_000,
  })
  const filed = useQuery({
    queryKey: ['cases', 'others'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/me/cases', { query: { for: 'others' }, signal })),
  })
  const known = useSaidCards(matters.data ?? [])
  const refresh = () => client.invalidateQueries({ queryKey: proxies })
  if (given.isError) return <Trouble error={given.error} again={() => void given.refetch()} />
  if (given.data === undefined || matters.data === undefined) return <Waiting />
  return (
    <>
      <section className="paper stack" aria-labelledby="given">
        <h2 id="given">{t('relatives.given')}</h2>
        {given.data.length === 0 && <p className="muted">{t('relatives.none')}</p>}
        <ul className="links">
          {given.data.map((row) => (
            <Given key={row.id} row={row} matters={known} refresh={refresh} />
          ))}
        </ul>
      </section>
      {(filed.data ?? []).length > 0 && (
        <section className="paper stack" aria-labelledby="filed">
          <h2 id="filed">{t('relatives.filed')}</h2>
          {filed.data?.map((row) => (
            <Matter key={row.number} row={row} />
          ))}
        </section>
      )}
      <GiveProxy matters={known} done={refresh} />
    </>
  )
}

type GivenProps = { row: ProxyRow; matters: ItemCard[]; refresh: () => Promise<unknown> }

function Given({ row, matters, refresh }: GivenProps) {
  const { t, i18n } = useTranslation()
  const named = row.matters.map((id) => ({
    id,
    name: matters.find((one) => one.id === id)?.name ?? id,
    kind: kindOf(matters, id),
  }))
  return (
    <li className="stack-tight" style={{ paddingBlock: 12 }}>
      <div className="row-apart">
        <p className="strong">
          {t(row.isMine ? 'relatives.mine' : 'relatives.theirs', { name: row.name, relation: row.relation })}
        </p>
        <span className={`chip ${row.state === 'running' ? 'ok' : ''}`}>{t(`relatives.${row.state}`)}</span>
      </div>
      <p className="small muted figures">
        {named.map(({ name }) => name).join(t('list.comma'))} · {t('relatives.until', { day: fullDay(row.until, i18n.language) })}
      </p>
      {row.state === 'running' && !row.isMine && (
        <p className="row">
          {named.map(({ id, name, kind }) => (
            <Link key={id} className="button" to="/apply/$kind/$id" params={{ kind, id }} search={{ proxy: row.id }}>
              {t('relatives.begin', { name: row.name, matter: name })}
            </Link>
          ))}
        </p>
      )}
      {row.state === 'running' && (
        <p>
          <ActButton
            look="link"
            act={async () => {
              await remove('/api/me/proxies/{id}', { path: { id: row.id } })
              await refresh()
            }}
          >
            {t(row.isMine ? 'relatives.withdraw' : 'relatives.lay')}
          </ActButton>
        </p>
      )}
    </li>
  )
}

const kindOf = (matters: ItemCard[], id: string) => matters.find((one) => one.id === id)?.kind ?? 'item'
