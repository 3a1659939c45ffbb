// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainMobile } from '../../../engine/text/index.ts'
import { type AskedCode, post } from '../../client/index.ts'
import { Trouble } from '../frame/Trouble.tsx'
import { CodeField } from './CodeField.tsx'
import type { Ways } from './WaysIn.tsx'

/** Comes in with a code that is sent to the telephone. */
export function CodeSignIn({ uid, busy, send }: Ways) {
  const { t } = useTranslation()
  const [mobile, setMobile] = useState('')
  const [code, setCode] = useState('')
  return (
    <form className="paper stack" onSubmit={submitting(() => send('sms-code', { mobile, code }))}>
      <MobileCode uid={uid} purpose="sign-in" mobile={mobile} setMobile={setMobile} code={code} setCode={setCode} />
      <p>
        <button type="submit" className="button primary wide" disabled={busy || mobile.length !== 11 || code.length !== 6}>
          {t('signIn.verb')}
        </button>
      </p>
    </form>
  )
}

/** Sets a forgotten password: with the telephone and the document number. */
export function NewPassword({ uid, busy, send }: Ways) {
  const { t } = useTranslation()
  const [mobile, setMobile] = useState('')
  const [code, setCode] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const ready = mobile.length === 11 && code.length === 6 && idNumber.trim().length >= 5 && newPassword !== ''
  return (
    <form
      className="paper stack"
      onSubmit={submitting(() => send('new-password', { mobile, code, idNumber: idNumber.trim(), newPassword }))}
    >
      <p>{t('signIn.forgotText')}</p>
      <MobileCode uid={uid} purpose="reset" mobile={mobile} setMobile={setMobile} code={code} setCode={setCode} />
      <div className="field">
        <label htmlFor="document">{t('signIn.idNumber')}</label>
        <input
          id="document"
          className="input"
          autoComplete="off"
          aria-describedby="document-help"
          value={idNumber}
          onChange={(event) => setIdNumber(event.target.value)}
        />
        <p className="help" id="document-help">
          {t('signIn.idNumberHelp')}
        </p>
      </div>
      <div className="field">
        <label htmlFor="new-password">{t('signIn.newPassword')}</label>
        <input
          id="new-password"
          className="input"
          type="password"
          autoComplete="new-password"
          aria-describedby="new-password-help"
          value={newPassword}
          onChange={(event) => setNewPassword(event.target.value)}
        />
        <p className="help" id="new-password-help">
          {t('signIn.newPasswordHelp')}
        </p>
      </div>
      <p>
        <button type="submit" className="button primary wide" disabled={busy || !ready}>
          {t('signIn.setPassword')}
        </button>
      </p>
      <p className="small muted">{t('signIn.counterText')}</p>
    </form>
  )
}

const submitting = (act: () => void) => (event: FormEvent) => {
  event.preventDefault()
  act()
}

type MobileCodeProps = {
  uid: string
  purpose: 'sign-in' | 'reset' | 'register'
  mobile: string
  setMobile: (mobile: string) => void
  code: string
  setCode: (code: string) => void
}

/** A number, the button that sends a code to it, and the code; in the demo city also the simulated message. */
export function MobileCode({ uid, purpose, mobile, setMobile, code, setCode }: MobileCodeProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<AskedCode>()
  const [error, setError] = useState<unknown>()
  const ask = async () => {
    setError(undefined)
    try {
      setAsked(await post('/api/sign-in/{uid}/sms', { path: { uid }, body: { mobile, purpose } }))
    } catch (caught) {
      setError(caught)
    }
  }
  return (
    <>
      <div className="field">
        <label htmlFor="mobile">{t('signIn.mobile')}</label>
        <input
          id="mobile"
          className="input short figures"
          inputMode="tel"
          autoComplete="tel-national"
          aria-describedby="mobile-help"
          value={mobile}
          onChange={(event) => setMobile(plainMobile(event.target.value).replace(/\D/g, '').slice(0, 11))}
        />
        <p className="help" id="mobile-help">
          {t('signIn.mobileHelp')}
        </p>
      </div>
      <p>
        <button type="button" className="button" disabled={mobile.length !== 11} onClick={() => void ask()}>
          {asked ? t('signIn.askAgain') : t('signIn.ask')}
        </button>
      </p>
      {error !== undefined && <Trouble error={error} />}
      {asked && (
        <div className="say stack-tight" role="status">
          <p>{t('signIn.sentTo', { mobile: asked.sentTo, minutes: asked.minutes })}</p>
          {asked.simulated && (
            <p>
              <span className="chip warn">{t('signIn.simulated')}</span> {asked.simulated}
            </p>
          )}
        </div>
      )}
      <CodeField id="sms-code" label={t('signIn.smsCode')} value={code} onChange={setCode} />
    </>
  )
}
