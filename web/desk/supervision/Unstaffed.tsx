// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listUnstaffed, oversightKeys } from '../doors/oversight.ts'
import { caseNumber } from '../frame/case-number.tsx'
import { DeskTable } from '../frame/DeskTable.tsx'
import { More } from '../frame/More.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'

/** Tasks that nobody may do: shown only when there are any, because then somebody has to be appointed today. */
export function Unstaffed() {
  const { t } = useTranslation()
  const found = useInfiniteQuery({
    queryKey: oversightKeys.unstaffed,
    queryFn: ({ pageParam }) => listUnstaffed(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: 60_000,
  })
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? []
  if (found.isError) return <ProblemNotice error={found.error} again={() => void found.refetch()} />
  if (rows.length === 0) return null
  return (
    <section className="panel" aria-labelledby="unstaffed">
      <h2 id="unstaffed" className="text-danger">
        {t('unstaffed.title', { count: rows.length })}
      </h2>
      <p className="muted">{t('unstaffed.todo')}</p>
      <DeskTable
        label={t('unstaffed.title', { count: rows.length })}
        rowKey={(row) => `${row.caseId} ${row.task}`}
        dataSource={rows}
        columns={[
          { title: t('unstaffed.since'), dataIndex: 'since', className: 'figures', render: (at: string) => saidAt(at) },
          caseNumber(t('column.number')),
          { title: t('column.item'), dataIndex: 'itemName' },
          { title: t('unstaffed.task'), dataIndex: 'task' },
          { title: t('column.department'), dataIndex: 'department' },
          { title: t('unstaffed.region'), dataIndex: 'region' },
          { title: t('unstaffed.positions'), dataIndex: 'positions', render: (names: string[]) => names.join('、') },
        ]}
      />
      <More pages={found} />
    </section>
  )
}
