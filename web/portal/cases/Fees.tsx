// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Tracking } from '../../client/index.ts'

/** The way to what was paid for a matter, with its e-receipts and refunds. */
export function Fees({ data }: { data: Tracking }) {
  const { t } = useTranslation()
  if (!data.timeline.some((event) => event.act === 'feePaid' || event.act === 'feeReturned')) return null
  return (
    <section className="paper row-apart" aria-labelledby="fees">
      <h2 id="fees">{t('pay.title')}</h2>
      <Link className="button" to="/my/cases/$number/payment" params={{ number: data.number }}>
        {t('pay.toReceipts')}
      </Link>
    </section>
  )
}
