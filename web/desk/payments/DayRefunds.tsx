// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { type DayRefund, refundsOfDay } from '../doors/payments.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ExportButton } from '../frame/ExportButton.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { billAndAmount } from './amount-column.ts'
import { refundGrid } from './grids.ts'

/** The refund orders of a day: given on it, or done on it. */
export function DayRefunds({ day, of, onBack }: { day: string; of: 'ordered' | 'done'; onBack: () => void }) {
  const { t } = useTranslation()
  const pages = useInfiniteQuery({
    queryKey: ['payments', day, 'refunds', of],
    queryFn: ({ pageParam }) => refundsOfDay(day, of, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const rows = (pages.data?.pages ?? []).flatMap((page) => page.rows)
  return (
    <>
      <h2>{t(`payments.views.${of}`)}</h2>
      <div className="row-apart">
        <Button onClick={onBack}>{t('payments.backToRows')}</Button>
        <ExportButton grid={() => refundGrid(day, of, t)} disabled={rows.length === 0} />
      </div>
      {pages.isError ? <ProblemNotice error={pages.error} again={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Skeleton active /> : null}
      {pages.isSuccess && rows.length === 0 ? <Nothing title={t('payments.none')} todo={t('payments.noneTodo')} /> : null}
      {rows.length > 0 ? (
        <DeskTable<DayRefund>
          label={t(`payments.views.${of}`)}
          rowKey="number"
          dataSource={rows}
          columns={[
            { title: t('payments.refund'), dataIndex: 'number', className: 'figures' },
            ...billAndAmount<DayRefund>(t),
            { title: t('payments.why'), key: 'why', render: (_, row) => row.reason ?? t(`payments.because.${row.because}`) },
            { title: t('payments.outcome'), key: 'state', render: (_, row) => t(`payments.states.${row.state}`) },
            { title: t('payments.orderedAt'), key: 'ordered', render: (_, row) => (row.orderedAt ? saidAt(row.orderedAt) : '—') },
            { title: t('payments.doneAt'), key: 'done', render: (_, row) => (row.doneAt ? saidAt(row.doneAt) : '—') },
          ]}
        />
      ) : null}
      {pages.hasNextPage ? (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('payments.more')}
        </Button>
      ) : null}
    </>
  )
}
