// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ExportButton } from '../frame/ExportButton.tsx'
import { More } from '../frame/More.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { About } from './About.tsx'
import { counted } from './counted.ts'
import { getKind, type KindRow, type KindView, kindKeys, listCases } from './door.ts'
import { Figures } from './Figures.tsx'
import { Filters } from './Filters.tsx'
import { KindTable } from './KindTable.tsx'
import { gridOf } from './kind-grid.ts'
import type { KindSearch } from './kind-search.ts'
import './kinds.css'

const route = getRouteApi('/kinds/$kind')

/** The queue of one kind: its saved views, its states, its own filters and columns. */
export function KindPage() {
  const { kind } = route.useParams()
  const { t } = useTranslation()
  const found = useQuery({ queryKey: kindKeys.one(kind), queryFn: () => getKind(kind) })
  return (
    <div className="page">
      <p>
        <Link to="/kinds">{t('kinds.back')}</Link>
      </p>
      {found.isError ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton active /> : null}
      {found.data ? <Queue kind={found.data} /> : null}
    </div>
  )
}

function Queue({ kind }: { kind: KindView }) {
  const { t } = useTranslation()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const searchBox = useRef<HTMLInputElement>(null)
  const cases = useInfiniteQuery({
    queryKey: kindKeys.rows(kind.id, search),
    queryFn: ({ pageParam }) => listCases(kind.id, search, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: 30_000,
  })
  const rows = unique(cases.data?.pages.flatMap((page) => page.rows) ?? [])
  const count = cases.data?.pages[0]?.count
  const change = (part: Partial<KindSearch>) =>
    void navigate({
      search: (before) => Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined)),
      replace: true,
    })
  return (
    <>
      <div className="page-head">
        <h1>{kind.name}</h1>
        <div className="acts">
          <ExportButton grid={() => gridOf(kind, search, t)} disabled={rows.length === 0} />
          {kind.mayOpen ? (
            <Link to="/kinds/$kind/new" params={{ kind: kind.id }} className="kind-new-button">
              {t('kinds.new')}
            </Link>
          ) : null}
        </div>
      </div>
      <p className="muted">{kind.purpose}</p>
      <Filters kind={kind} search={search} searchBox={searchBox} onSearch={change} />
      {cases.isError ? <ProblemNotice error={cases.error} again={() => void cases.refetch()} /> : null}
      {cases.isSuccess && rows.length === 0 ? (
        <Empty kind={kind} search={search} onSearch={change} />
      ) : (
        <KindTable
          kind={kind}
          rows={rows}
          loading={cases.isPending}
          onSeek={() => searchBox.current?.focus()}
          onRefresh={() => void cases.refetch()}
          onEnd={() => (cases.hasNextPage && !cases.isFetchingNextPage ? void cases.fetchNextPage() : undefined)}
        />
      )}
      <More pages={cases} />
      <p className="muted kind-foot">
        {t('work.shown', { count: rows.length })}
        {count ? ` · ${t('kinds.total', { cases: counted(count.cases, count.countedTo) })}` : null}{' '}
        <span className="work-foot-keys">{t('kinds.keys')}</span>
      </p>
      <Figures kind={kind} onState={(state) => change({ state, view: undefined })} />
      <About kind={kind} />
    </>
  )
}

/** A row that moved between two pages while they were read is shown once. */
const unique = (rows: KindRow[]): KindRow[] => [...new Map(rows.map((row) => [row.id, row])).values()]

type EmptyProps = { kind: KindView; search: KindSearch; onSearch: (part: Partial<KindSearch>) => void }

/** What there is to do next where there is nothing to see. */
function Empty({ kind, search, onSearch }: EmptyProps) {
  const { t } = useTranslation()
  if ([search.state, search.q, search.value].some((one) => one !== undefined))
    return (
      <Nothing title={t('empty.filtered')} todo={t('empty.filteredTodo')}>
        <Button onClick={() => onSearch({ state: undefined, q: undefined, field: undefined, value: undefined })}>
          {t('empty.clear')}
        </Button>
      </Nothing>
    )
  const view = search.view ?? 'open'
  const todo = kind.mayOpen ? 'kinds.emptyOpenTodo' : 'kinds.emptyTodo'
  return <Nothing title={t(`kinds.empty.${view}`)} todo={t(todo)} />
}
