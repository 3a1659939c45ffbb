// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Movement } from '../doors/payments.ts'
import { yuan } from './yuan.ts'

/** What of this payment the refunds leave. */
export const leftOf = (row: Movement): number =>
  (Math.round(row.amount * 100) - row.refunds.reduce((sum, one) => sum + Math.round(one.amount * 100), 0)) / 100

/** The orders that give a payment back, and the button to ask for one while something is left of a booked payment. */
export function RefundCell({ row, onAsk }: { row: Movement; onAsk: ((row: Movement) => void) | undefined }) {
  const { t } = useTranslation()
  const maySay = onAsk !== undefined && row.kind === 'payment' && row.booked && leftOf(row) > 0
  if (row.refunds.length === 0 && !maySay) return '—'
  return (
    <>
      {row.refunds.map((one) => (
        <div key={one.number}>
          {t(`payments.states.${one.state}`)} {yuan(one.amount)} <span className="muted">{one.number}</span>
        </div>
      ))}
      {maySay ? (
        <Button type="link" size="small" onClick={() => onAsk(row)}>
          {t('payments.ask')}
        </Button>
      ) : null}
    </>
  )
}
