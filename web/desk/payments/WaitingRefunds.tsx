// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { actDone, keyOf } from '../../client/index.ts'
import { answerRefund, type WaitingRefund, waitingRefunds } from '../doors/payments.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { billAndAmount } from './amount-column.ts'

/** Refunds that a colleague asked for: another officer agrees, or does not. */
export function WaitingRefunds() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const waiting = useQuery({ queryKey: ['payments', 'waiting'], queryFn: waitingRefunds })
  const answer = useMutation({
    mutationFn: async ({ number, agreed }: { number: string; agreed: boolean }) => {
      const name = `refund-answer-${number}-${agreed}`
      await answerRefund(number, agreed, keyOf(name))
      actDone(name)
      return agreed
    },
    onSuccess: (agreed) => void message.success(t(agreed ? 'payments.agreed' : 'payments.notAgreed')),
    onSettled: () => void client.invalidateQueries({ queryKey: ['payments'] }),
  })
  const rows = waiting.data?.rows ?? []
  if (waiting.isError) return <ProblemNotice error={waiting.error} again={() => void waiting.refetch()} />
  if (rows.length === 0) return null
  return (
    <section aria-label={t('payments.waiting')}>
      <h2>{t('payments.waiting')}</h2>
      <p className="muted">{t('payments.waitingNote')}</p>
      {answer.isError ? <ProblemNotice error={answer.error} /> : null}
      <DeskTable<WaitingRefund>
        label={t('payments.waiting')}
        rowKey="number"
        dataSource={rows}
        columns={[
          { title: t('payments.refund'), dataIndex: 'number', className: 'figures' },
          ...billAndAmount<WaitingRefund>(t),
          { title: t('payments.reason'), dataIndex: 'reason' },
          {
            title: t('payments.askedBy'),
            key: 'by',
            render: (_, row) => `${row.askedBy} ${row.askedAt ? saidAt(row.askedAt) : ''}`,
          },
          {
            title: '',
            key: 'answer',
            render: (_, row) =>
              row.mine ? (
                <span className="muted">{t('payments.yours')}</span>
              ) : (
                <Space>
                  <Button
                    type="primary"
                    size="small"
                    loading={answer.isPending}
                    onClick={() => answer.mutate({ number: row.number, agreed: true })}
                  >
                    {t('payments.agree')}
                  </Button>
                  <Button
                    size="small"
                    disabled={answer.isPending}
                    onClick={() => answer.mutate({ number: row.number, agreed: false })}
                  >
                    {t('payments.refuse')}
                  </Button>
                </Space>
              ),
          },
        ]}
      />
    </section>
  )
}
