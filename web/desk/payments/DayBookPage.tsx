// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DayBook, readDay } from '../doors/payments.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { dayOf } from '../frame/time.ts'
import { type MovementFilter, Movements } from './Movements.tsx'
import { yuan } from './yuan.ts'
import '../styles/payments.css'

type Line = { id: string; count: number; amount: number; opens: MovementFilter | null }

const linesOf = (book: DayBook): Line[] => [
  { id: 'callbacks', count: book.callbacks, amount: book.callbackAmount, opens: 'all' },
  { id: 'bills', count: book.bills, amount: book.billAmount, opens: 'booked' },
  { id: 'unbooked', count: book.unbooked, amount: book.unbookedAmount, opens: 'unbooked' },
  { id: 'refundsOrdered', count: book.refundsOrdered, amount: book.refundsOrderedAmount, opens: null },
  { id: 'refunds', count: book.refunds, amount: book.refundAmount, opens: 'refund' },
]

/** 对账: what a day took in and gave back, whether it balances, and the rows that each figure is made of. */
export function DayBookPage() {
  const { t } = useTranslation()
  const [day, setDay] = useState(() => dayOf(new Date()))
  const [filter, setFilter] = useState<MovementFilter>('all')
  const book = useQuery({ queryKey: ['payments', day], queryFn: () => readDay(day) })
  const data = book.data
  const isBalanced = data?.difference === 0 && data.refundDifference === 0 && data.unmatched === 0
  return (
    <div className="page day-book">
      <h1>{t('payments.title')}</h1>
      <p className="muted page-note">{t('payments.lead')}</p>
      <Labelled label={t('payments.day')}>
        <Input type="date" value={day} onChange={(event) => event.target.value && setDay(event.target.value)} />
      </Labelled>
      {book.isError ? <ProblemNotice error={book.error} again={() => void book.refetch()} /> : null}
      {book.isPending ? <Skeleton active /> : null}
      {data ? (
        <>
          <p className={isBalanced ? 'tag tag-ok' : 'tag tag-danger'} role="status">
            {isBalanced
              ? t('payments.balanced')
              : t('payments.unbalanced', {
                  difference: yuan(data.difference),
                  refundDifference: yuan(data.refundDifference),
                  unmatched: data.unmatched,
                })}
          </p>
          <DeskTable<Line>
            label={t('payments.title')}
            rowKey="id"
            dataSource={linesOf(data)}
            columns={[
              { title: t('payments.sum'), key: 'sum', render: (_, line) => t(`payments.sums.${line.id}`) },
              {
                title: t('payments.count'),
                key: 'count',
                align: 'right',
                render: (_, { count, opens }) =>
                  opens === null ? (
                    <span className="figures">{count}</span>
                  ) : (
                    <Button type="link" size="small" className="figures" onClick={() => setFilter(opens)}>
                      {count}
                    </Button>
                  ),
              },
              {
                title: t('payments.amount'),
                key: 'amount',
                align: 'right',
                render: (_, line) => <span className="figures">{yuan(line.amount)}</span>,
              },
            ]}
          />
          <Movements key={day} day={day} filter={filter} setFilter={setFilter} />
        </>
      ) : null}
    </div>
  )
}
