// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Movement, movementsOf } from '../doors/payments.ts'
import { mayAny } from '../doors/session.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ExportButton } from '../frame/ExportButton.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { AskRefundDialog } from './AskRefundDialog.tsx'
import { billAndAmount } from './amount-column.ts'
import { MOVEMENT_FILTERS, type MovementFilter, movementFits } from './filters.ts'
import { movementGrid } from './grids.ts'
import { RefundCell } from './RefundCell.tsx'

type Props = { day: string; filter: MovementFilter; setFilter: (filter: MovementFilter) => void }

/** Every callback of the day, what became of it, and the order that gives it back. */
export function Movements({ day, filter, setFilter }: Props) {
  const { t } = useTranslation()
  const mayRefund = mayAny(useOfficer(), ['payment.refund'])
  const [asking, setAsking] = useState<Movement | null>(null)
  const pages = useInfiniteQuery({
    queryKey: ['payments', day, 'movements'],
    queryFn: ({ pageParam }) => movementsOf(day, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const rows = (pages.data?.pages ?? []).flatMap((page) => page.rows).filter(movementFits[filter])
  return (
    <>
      <h2>{t('payments.rows')}</h2>
      <div className="row-apart">
        <Segmented<MovementFilter>
          aria-label={t('payments.filter')}
          value={filter}
          onChange={setFilter}
          options={MOVEMENT_FILTERS.map((one) => ({ value: one, label: t(`payments.filters.${one}`) }))}
        />
        <ExportButton grid={() => movementGrid(day, filter, t)} disabled={rows.length === 0} />
      </div>
      {pages.isError ? <ProblemNotice error={pages.error} again={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Skeleton active /> : null}
      {pages.isSuccess && rows.length === 0 ? <Nothing title={t('payments.none')} todo={t('payments.noneTodo')} /> : null}
      {rows.length > 0 ? (
        <DeskTable<Movement>
          label={t('payments.rows')}
          rowKey={(row) =>
            `${row.transactionNo} ${row.because === 'contradiction' ? `${row.kind} ${row.bill} ${row.amount}` : ''}`
          }
          dataSource={rows}
          columns={[
            { title: t('payments.at'), key: 'at', render: (_, row) => saidAt(row.at) },
            { title: t('payments.kind'), key: 'kind', render: (_, row) => t(`payments.kinds.${row.kind}`) },
            { title: t('payments.transaction'), dataIndex: 'transactionNo', className: 'figures' },
            ...billAndAmount<Movement>(t),
            {
              title: t('payments.outcome'),
              key: 'outcome',
              render: (_, row) => (row.because === null ? t('payments.booked') : t(`payments.because.${row.because}`)),
            },
            {
              title: t('payments.refund'),
              key: 'refund',
              className: 'figures',
              render: (_, row) => <RefundCell row={row} onAsk={mayRefund ? setAsking : undefined} />,
            },
          ]}
        />
      ) : null}
      {asking === null ? null : <AskRefundDialog row={asking} onClose={() => setAsking(null)} />}
      {pages.hasNextPage ? (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('payments.more')}
        </Button>
      ) : null}
    </>
  )
}
