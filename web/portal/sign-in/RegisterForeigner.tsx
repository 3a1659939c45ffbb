// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldFrame } from '../fields/FieldFrame.tsx'
import { DateParts, PlainText } from '../fields/TextFields.tsx'
import { MobileCode } from './CodeForms.tsx'
import type { Ways } from './WaysIn.tsx'

const empty = { number: '', nationality: '', name: '', birthDate: '', login: '', newPassword: '' }
type Asked = typeof empty

/** Foreign residents and investors register with a passport or a permanent residence permit. */
export function RegisterForeigner({ uid, busy, send }: Ways) {
  const { t } = useTranslation()
  const [document, setDocument] = useState<'passport' | 'permit'>('passport')
  const [asked, setAsked] = useState<Asked>(empty)
  const [mobile, setMobile] = useState('')
  const [code, setCode] = useState('')
  const set = (part: keyof Asked) => (value: unknown) => setAsked({ ...asked, [part]: String(value ?? '') })
  const plain = { invalid: false, leave: () => {} }
  const ready =
    Object.values(asked).every((value) => value.trim() !== '') &&
    /^[A-Za-z]{3}$/.test(asked.nationality.trim()) &&
    mobile.length === 11 &&
    code.length === 6
  return (
    <form
      className="paper stack"
      onSubmit={(event) => {
        event.preventDefault()
        const trimmed = Object.fromEntries(Object.entries(asked).map(([key, value]) => [key, value.trim()])) as Asked
        send('registration', { ...trimmed, nationality: asked.nationality.trim().toUpperCase(), document, mobile, code })
      }}
    >
      <h2>{t('register.title')}</h2>
      <p>
        <span className="chip warn">{t('register.simulated')}</span> {t('register.text')}
      </p>
      <fieldset className="field" style={{ border: 0, padding: 0 }}>
        <legend>{t('register.document')}</legend>
        {(['passport', 'permit'] as const).map((kind) => (
          <label key={kind} className="choice">
            <input type="radio" name="document" checked={document === kind} onChange={() => setDocument(kind)} />
            <span>{t(`register.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      {(['nationality', 'number', 'name'] as const).map((part) => (
        <FieldFrame
          key={part}
          id={`register-${part}`}
          label={t(`register.field.${part}`)}
          help={t(`register.help.${part}`)}
          required
        >
          <PlainText id={`register-${part}`} value={asked[part]} change={set(part)} {...plain} />
        </FieldFrame>
      ))}
      <FieldFrame id="register-birth" label={t('register.birthDate')} required grouped>
        <DateParts id="register-birth" value={asked.birthDate} change={set('birthDate')} {...plain} />
      </FieldFrame>
      <MobileCode uid={uid} purpose="register" mobile={mobile} setMobile={setMobile} code={code} setCode={setCode} />
      <FieldFrame id="register-login" label={t('signIn.login')} help={t('register.loginHelp')} required>
        <PlainText id="register-login" value={asked.login} change={set('login')} {...plain} />
      </FieldFrame>
      <div className="field">
        <label htmlFor="register-password">{t('signIn.newPassword')}</label>
        <input
          id="register-password"
          className="input"
          type="password"
          autoComplete="new-password"
          aria-describedby="register-password-help"
          value={asked.newPassword}
          onChange={(event) => set('newPassword')(event.target.value)}
        />
        <p className="help" id="register-password-help">
          {t('signIn.newPasswordHelp')}
        </p>
      </div>
      <p>
        <button type="submit" className="button primary wide" disabled={busy || !ready}>
          {t('register.verb')}
        </button>
      </p>
    </form>
  )
}
