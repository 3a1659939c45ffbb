// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { plainNumber } from '../../../engine/text/index.ts'
import { actDone, get, isProblem, keyOf, post } from '../../client/index.ts'
import { fullDay, moment } from '../format/dates.ts'
import { money } from '../format/numbers.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { Trouble, useSentence } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { useSession } from '../questions.ts'
import { Fact } from './Fact.tsx'

/** Eight digits, ten digits, six signs: only a receipt's code looks so. */
export const isReceiptCode = (code: string): boolean =>
  /^\d{18}[0-9A-Z]{6}$/.test(plainNumber(code).replaceAll('-', '').toUpperCase())

/** Whether an e-receipt is genuine, what of it was taken back, and whether it has been reimbursed; a firm may reimburse it here. */
export function ReceiptVerified({ code }: { code: string }) {
  const { t, i18n } = useTranslation()
  const caller = useSession()?.caller
  const firm = caller?.kind === 'person' ? caller.actingFor : null
  const answer = useQuery({
    queryKey: ['verify-receipt', code],
    queryFn: ({ signal }) => get('/api/verify/receipts/{code}', { path: { code }, signal }),
    retry: false,
    gcTime: 0,
  })
  const sentence = useSentence(answer.error)
  const data = answer.data
  const isGood = data?.state === 'valid' || data?.state === 'part-reversed'
  const act = `receipt-claim.${code}`
  return (
    <Page title={t('verify.title')}>
      {answer.isLoading && <Waiting />}
      {answer.isError &&
        (isProblem(answer.error) && answer.error.status >= 400 && answer.error.status < 500 ? (
          <div className="say danger stack-tight" role="alert">
            <h2>{t('receipt.unknownTitle')}</h2>
            <p>{sentence}</p>
          </div>
        ) : (
          <Trouble error={answer.error} again={() => void answer.refetch()} />
        ))}
      {data && (
        <>
          <div className={`say ${isGood ? 'ok' : 'danger'}`} role="status">
            <h2>{t(`receipt.states.${data.state}`, { amount: money(data.reversed) })}</h2>
          </div>
          <dl className="paper facts figures">
            <Fact title={t('receipt.series')} value={data.series} />
            <Fact title={t('receipt.number')} value={data.number} />
            <Fact title={t('receipt.name')} value={data.name} />
            <Fact title={t('receipt.amount')} value={money(data.amount)} />
            <Fact title={t('receipt.payer')} value={data.payer} />
            <Fact title={t('receipt.issuer')} value={data.issuer} />
            <Fact title={t('receipt.issuedOn')} value={fullDay(data.issuedOn, i18n.language)} />
            <Fact
              title={t('receipt.original')}
              value={data.original ? `${data.original.series} ${data.original.number}` : undefined}
            />
            {data.reds.map((red) => (
              <Fact key={red.number} title={t('receipt.red')} value={`${red.series} ${red.number}，${money(red.amount)}`} />
            ))}
            {isGood && (
              <Fact
                title={t('receipt.claimed')}
                value={
                  data.claimedOn === null
                    ? t('receipt.unclaimed')
                    : t('receipt.claimedOn', { on: fullDay(data.claimedOn, i18n.language) })
                }
              />
            )}
            <Fact title={t('verify.at')} value={moment(data.checkedAt, new Date(), i18n.language)} />
          </dl>
          {isGood && data.claimedOn === null && firm && (
            <div className="stack-tight">
              <p className="small muted">{t('receipt.claimNote')}</p>
              <p>
                <ActButton
                  doing={t('receipt.claiming')}
                  act={async () => {
                    await post('/api/me/receipts/claims', { body: { receipt: code }, key: keyOf(act) })
                    actDone(act)
                    await answer.refetch()
                  }}
                >
                  {t('receipt.claim', { firm: firm.name })}
                </ActButton>
              </p>
            </div>
          )}
          <p className="small muted">{t('receipt.note')}</p>
          {data.simulated && <p className="small muted">{t('foot.demo')}</p>}
        </>
      )}
    </Page>
  )
}
