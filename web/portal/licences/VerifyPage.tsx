// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, isProblem, type Verification } from '../../client/index.ts'
import { fullDay, moment } from '../format/dates.ts'
import { Page } from '../frame/Page.tsx'
import { Trouble, useSentence } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { Fact } from './Fact.tsx'
import { isReceiptCode, ReceiptVerified } from './ReceiptVerified.tsx'
import { isSignatureCode, SignatureVerified } from './SignatureVerified.tsx'

/** Where somebody types the code that is printed under the picture on a licence. */
export function VerifyFormPage() {
  const { t } = useTranslation()
  const go = useNavigate()
  const [code, setCode] = useState('')
  return (
    <Page title={t('verify.title')} lead={t('verify.lead')}>
      <form
        className="paper stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim() !== '') void go({ to: '/verify/$code', params: { code: code.trim() } })
        }}
      >
        <div className="field">
          <label htmlFor="code">{t('verify.code')}</label>
          <input
            id="code"
            className="input number"
            autoComplete="off"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
        <p>
          <button type="submit" className="button primary">
            {t('verify.verb')}
          </button>
        </p>
      </form>
    </Page>
  )
}

/** What the code on the face of a licence or of an e-receipt opens. */
export function VerifyPage() {
  const { code } = useParams({ from: '/verify/$code' })
  if (isReceiptCode(code)) return <ReceiptVerified code={code} />
  if (isSignatureCode(code)) return <SignatureVerified code={code} />
  return <Verified code={code} />
}

/** What the minute's code of 亮证 opens. */
export function ShowPage() {
  const { token } = useParams({ from: '/show/$token' })
  return <Verified code={token} showing />
}

function Verified({ code, showing = false }: { code: string; showing?: boolean }) {
  const { t, i18n } = useTranslation()
  const answer = useQuery({
    queryKey: ['verify', showing, code],
    queryFn: ({ signal }): Promise<Verification> =>
      showing
        ? get('/api/show/{token}', { path: { token: code }, signal })
        : get('/api/verify/{code}', { path: { code }, signal }),
    retry: false,
    // a shown code opens once: coming back to the window must not ask again
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const sentence = useSentence(answer.error)
  const data = answer.data
  const valid = data?.valid === true
  return (
    <Page title={t('verify.title')}>
      {answer.isLoading && <Waiting />}
      {answer.isError &&
        (isProblem(answer.error) && answer.error.status >= 400 && answer.error.status < 500 ? (
          <div className="say danger stack-tight" role="alert">
            <h2>{t(showing ? 'verify.overTitle' : 'verify.unknownTitle')}</h2>
            <p>{sentence}</p>
          </div>
        ) : (
          <Trouble error={answer.error} again={() => void answer.refetch()} />
        ))}
      {data && (
        <>
          <div className={`say ${valid ? 'ok' : 'danger'} stack-tight`} role="status">
            <h2>{t(valid ? 'verify.valid' : 'verify.invalid', { status: data.status?.name ?? '' })}</h2>
            {data.revokedAt && <p>{t('verify.revoked', { at: moment(data.revokedAt, new Date(), i18n.language) })}</p>}
          </div>
          <dl className="paper facts figures">
            <Fact title={t('verify.type')} value={data.name} />
            <Fact title={t('verify.number')} value={data.number} />
            <Fact title={t('licence.holder')} value={data.holder} />
            <Fact title={t('licence.issuer')} value={data.issuer} />
            {data.face?.map((field) => (
              <Fact key={field.title} title={field.title} value={field.value} />
            ))}
            <Fact
              title={t('licence.validity')}
              value={
                data.validFrom &&
                `${fullDay(data.validFrom, i18n.language)} — ${data.validTo ? fullDay(data.validTo, i18n.language) : t('licence.long')}`
              }
            />
            <Fact title={t('verify.at')} value={moment(data.checkedAt, new Date(), i18n.language)} />
          </dl>
          <p className="small muted">{t('verify.note')}</p>
          {data.simulated && <p className="small muted">{t('foot.demo')}</p>}
        </>
      )}
    </Page>
  )
}
