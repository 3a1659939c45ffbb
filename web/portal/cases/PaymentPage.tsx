// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { actDone, keyOf, post } from '../../client/index.ts'
import { money } from '../format/numbers.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble, Waiting } from '../frame/Trouble.tsx'
import { trackingOf } from '../questions.ts'
import './cases.css'

/** The bill with its basis, and a payment that says it is simulated. */
export function PaymentPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { number } = useParams({ from: '/my/cases/$number/payment' })
  const tracking = useQuery(trackingOf(number))
  const bill = tracking.data?.bill ?? null
  const paid = bill?.state === 'paid'
  const act = `pay.${number}.${bill?.id ?? ''}`
  return (
    <Page title={t('pay.title')} lead={tracking.data?.name} back={{ to: `/my/cases/${number}`, label: t('cases.back') }}>
      <OnlySignedIn>
        {tracking.isError && <Trouble error={tracking.error} again={() => void tracking.refetch()} />}
        {tracking.isLoading && <Waiting />}
        {tracking.data && bill === null && <p className="say ok">{t('pay.none')}</p>}
        {bill !== null && (
          <>
            <section className="paper stack">
              <p>{bill.name}</p>
              <p className="amount">{money(bill.amount)}</p>
              <p className="small muted">{t('pay.basis', { basis: bill.basis })}</p>
            </section>
            {paid ? (
              <div className="say ok stack">
                <p className="strong">{t('pay.paid')}</p>
                <p>
                  <Link className="button primary" to="/my/cases/$number" params={{ number }}>
                    {t('done.track')}
                  </Link>
                </p>
              </div>
            ) : (
              <>
                <p className="simulated">{t('pay.simulated')}</p>
                <div className="action">
                  <div className="row">
                    <ActButton
                      doing={t('pay.paying')}
                      act={async () => {
                        await post(`/me/cases/${number}/payment`, {}, keyOf(act))
                        actDone(act)
                        await client.invalidateQueries({ queryKey: ['case', number] })
                      }}
                    >
                      {t('pay.verb', { amount: money(bill.amount) })}
                    </ActButton>
                  </div>
                </div>
              </>
            )}
          </>
        )}
      </OnlySignedIn>
    </Page>
  )
}
