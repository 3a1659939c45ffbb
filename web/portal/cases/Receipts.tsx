// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { Receipt } from '../../client/index.ts'
import { money } from '../format/numbers.ts'

/** The e-receipt of a bill, and the red ones that took it back, each to open as its sealed file. */
export function Receipts({ number, receipts }: { number: string; receipts: Receipt[] }) {
  const { t } = useTranslation()
  return receipts.map((one) => (
    <p key={one.id} className="row-apart small figures">
      <span>{t(`pay.receipt.${one.colour}`, { code: one.code, amount: money(-one.amount) })}</span>
      <a className="button" href={`/api/me/cases/${number}/receipts/${one.id}/file`} target="_blank" rel="noreferrer">
        {t('pay.openReceipt')}
      </a>
    </p>
  ))
}
