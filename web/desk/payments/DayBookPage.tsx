// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DayBook, readDay } from '../doors/payments.ts'
import { mayAny } from '../doors/session.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Labelled } from '../frame/Labelled.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { dayOf } from '../frame/time.ts'
import { DayRefunds } from './DayRefunds.tsx'
import type { MovementFilter } from './filters.ts'
import { Movements } from './Movements.tsx'
import { TakenBackClaims } from './TakenBackClaims.tsx'
import { WaitingRefunds } from './WaitingRefunds.tsx'
import { yuan } from './yuan.ts'
import '../styles/payments.css'

type View = { rows: MovementFilter } | { refunds: 'ordered' | 'done' }
type Line = { id: string; count: number; amount: number; opens: View }

const linesOf = (book: DayBook): Line[] => [
  { id: 'callbacks', count: book.callbacks, amount: book.callbackAmount, opens: { rows: 'all' } },
  { id: 'bills', count: book.bills, amount: book.billAmount, opens: { rows: 'booked' } },
  { id: 'unbooked', count: book.unbooked, amount: book.unbookedAmount, opens: { rows: 'unbooked' } },
  { id: 'contradictions', count: book.contradictions, amount: book.contradictionAmount, opens: { rows: 'contradiction' } },
  { id: 'refundsOrdered', count: book.refundsOrdered, amount: book.refundsOrderedAmount, opens: { refunds: 'ordered' } },
  { id: 'refunds', count: book.refunds, amount: book.refundAmount, opens: { refunds: 'done' } },
]

/** 对账: what a day took in and gave back, whether it balances, and the rows that each figure is made of. */
export function DayBookPage() {
  const { t } = useTranslation()
  const [day, setDay] = useState(() => dayOf(new Date()))
  const [view, setView] = useState<View>({ rows: 'all' })
  const officer = useOfficer()
  const [mayRefund, mayClaim] = [mayAny(officer, ['payment.refund']), mayAny(officer, ['receipt.claim'])]
  const book = useQuery({ queryKey: ['payments', day], queryFn: () => readDay(day) })
  const data = book.data
  const isBalanced = data?.difference === 0 && data.refundDifference === 0 && data.unmatched === 0 && data.contradictions === 0
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
                  contradictions: data.contradictions,
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
                render: (_, { count, opens }) => (
                  <Button type="link" size="small" className="figures" onClick={() => setView(opens)}>
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
          {mayRefund ? <WaitingRefunds /> : null}
          {mayClaim ? <TakenBackClaims /> : null}
          {'rows' in view ? (
            <Movements key={day} day={day} filter={view.rows} setFilter={(rows) => setView({ rows })} />
          ) : (
            <DayRefunds key={`${day} ${view.refunds}`} day={day} of={view.refunds} onBack={() => setView({ rows: 'all' })} />
          )}
        </>
      ) : null}
    </div>
  )
}
