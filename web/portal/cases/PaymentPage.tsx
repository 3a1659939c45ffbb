// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { actDone, keyOf, post } from '../../client/index.ts'
import { useIsEnglish, useSay } from '../english.ts'
import { money } from '../format/numbers.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { AsWritten } from '../frame/ChineseOnly.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { billsOf, receiptsOf, trackingOf } from '../questions.ts'
import { Receipts } from './Receipts.tsx'
import './cases.css'

/** The bill with its basis, and a payment that says it is simulated. */
export function PaymentPage() {
  const isEnglish = useIsEnglish()
  const say = useSay()
  const { t } = useTranslation()
  const client = useQueryClient()
  const { number } = useParams({ from: '/my/cases/$number/payment' })
  const tracking = useQuery(trackingOf(number))
  const bills = useQuery(billsOf(number))
  const rows = bills.data ?? []
  const receipts = useQuery({ ...receiptsOf(number), enabled: rows.some((bill) => bill.paidAt !== null) })
  const open = rows.filter((bill) => bill.state === 'open')
  const due = open.reduce((sum, bill) => sum + bill.amount, 0)
  const act = `pay.${number}.${open.map((bill) => bill.number).join('.')}`
  return (
    <Page
      title={t('pay.title')}
      lead={isEnglish ? tracking.data?.en.name : tracking.data?.name}
      back={{ to: `/my/cases/${number}`, label: t('cases.back') }}
    >
      <OnlySignedIn>
        {bills.isError && <Trouble error={bills.error} again={() => void bills.refetch()} />}
        {bills.isLoading && <Waiting />}
        {bills.data && rows.length === 0 && <p className="say ok">{t('pay.none')}</p>}
        {rows.map((bill) => (
          <section key={bill.number} className="paper stack" aria-label={bill.name}>
            <div className="row-apart">
              <h2>{say(bill.name)}</h2>
              {bill.state !== 'open' && (
                <span className={`chip ${bill.state === 'paid' ? 'ok' : ''}`}>{t(`pay.states.${bill.state}`)}</span>
              )}
            </div>
            <p className="amount">{money(bill.amount)}</p>
            <AsWritten text={t('pay.basis', { basis: bill.basis })} />
            <p className="small muted figures">{t('pay.number', { number: bill.number })}</p>
            <Receipts number={number} receipts={(receipts.data ?? []).filter((one) => one.bill === bill.number)} />
            {bill.refunds.map((refund) => (
              <p key={refund.number} className="say small figures">
                {t(`pay.refunds.${refund.state}`, { amount: money(refund.amount), number: refund.number })}
              </p>
            ))}
          </section>
        ))}
        {rows.some((bill) => bill.state === 'paid') && open.length === 0 && (
          <div className="say ok stack">
            <p className="strong">{t('pay.paid')}</p>
            <p>
              <Link className="button primary" to="/my/cases/$number" params={{ number }}>
                {t('done.track')}
              </Link>
            </p>
          </div>
        )}
        {open.length > 0 && (
          <>
            <p className="simulated">{t('pay.simulated')}</p>
            <div className="action">
              <div className="row">
                <ActButton
                  doing={t('pay.paying')}
                  act={async () => {
                    await post('/api/me/cases/{number}/payment', { path: { number }, key: keyOf(act) })
                    actDone(act)
                    await client.invalidateQueries({ queryKey: ['case', number] })
                  }}
                >
                  {t('pay.verb', { amount: money(due) })}
                </ActButton>
              </div>
            </div>
          </>
        )}
      </OnlySignedIn>
    </Page>
  )
}
