// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Entry, type LedgerSearch, searchLedger } from '../doors/ledger.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { More } from '../frame/More.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { Actor } from './Actor.tsx'
import { actName, factsOf } from './entry-text.ts'
import { Matches } from './Matches.tsx'

export type FoundProps = { search: LedgerSearch; only: string | undefined; onOnly: (id: string | undefined) => void }

export function FoundEntries({ search, only, onOnly }: FoundProps) {
  const { t } = useTranslation()
  const found = useInfiniteQuery({
    queryKey: ['ledger', search],
    queryFn: ({ pageParam }) => searchLedger(search, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // every search is an entry in the ledger: it is run when the auditor asks and not by itself
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? []
  const matches = found.data?.pages[0]?.matches ?? []
  const unknown = search.value !== undefined && matches.length === 0
  return (
    <>
      {found.isError ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      <Matches matches={matches} only={only} onOnly={onOnly} />
      <DeskTable
        label={t('audit.title')}
        rowKey="seq"
        loading={found.isPending}
        dataSource={rows}
        expandable={{
          expandedRowRender: (row) => <Facts entry={row} />,
          columnTitle: <span className="unseen">{t('audit.more')}</span>,
          columnWidth: 40,
        }}
        locale={{
          emptyText: (
            <Nothing
              title={t(unknown ? 'audit.unknown' : 'audit.none')}
              todo={t(unknown ? 'audit.unknownTodo' : 'audit.noneTodo')}
            />
          ),
        }}
        columns={[
          { title: t('audit.seq'), dataIndex: 'seq', align: 'right', className: 'figures', width: 80 },
          { title: t('audit.at'), dataIndex: 'at', className: 'figures', render: (at: string) => saidAt(at) },
          { title: t('audit.who'), key: 'who', render: (_, row) => <Actor by={row} /> },
          { title: t('audit.act'), dataIndex: 'act', render: (act: string) => actName(act, t) },
          {
            title: t('audit.subject'),
            dataIndex: 'subjectKind',
            render: (kind: string) => t(`subjectKind.${kind}`, { defaultValue: kind }),
          },
          { title: t('audit.purpose'), dataIndex: 'purpose', render: (purpose: string | null) => purpose ?? '—' },
        ]}
      />
      <More pages={found} />
    </>
  )
}

function Facts({ entry }: { entry: Entry }) {
  const { t } = useTranslation()
  return (
    <dl className="entry">
      {factsOf(entry, t).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="wrap">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
