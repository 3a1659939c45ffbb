// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeSignIn, NewPassword } from './CodeForms.tsx'
import { RegisterForeigner } from './RegisterForeigner.tsx'
import type { Send } from './steps.ts'

export type Ways = { uid: string; busy: boolean; send: Send }
type Way = 'byPassword' | 'byCode' | 'forgot' | 'register'

/** Password, code by SMS, forgotten password: each way stays open when another is closed for a while. */
export function WaysIn({ isLocked, forget, ...ways }: Ways & { isLocked: boolean; forget: () => void }) {
  const { t } = useTranslation()
  const [way, setWay] = useState<Way>('byPassword')
  const go = (to: Way) => {
    forget()
    setWay(to)
  }
  return (
    <div className="stack">
      <fieldset className="ways" aria-label={t('signIn.how')}>
        {(['byPassword', 'byCode', 'forgot'] as const).map((one) => (
          <button key={one} type="button" className="way" aria-pressed={way === one} onClick={() => go(one)}>
            {t(`signIn.${one}`)}
          </button>
        ))}
      </fieldset>
      {isLocked && way === 'byPassword' && (
        <section className="paper stack-tight" aria-label={t('signIn.lockedTitle')}>
          <h2>{t('signIn.lockedTitle')}</h2>
          <p>
            <button type="button" className="button primary" onClick={() => go('byCode')}>
              {t('signIn.useCode')}
            </button>
          </p>
          <p className="muted">{t('signIn.counterText')}</p>
        </section>
      )}
      {way === 'byPassword' && <PasswordForm {...ways} />}
      {way === 'byCode' && <CodeSignIn {...ways} />}
      {way === 'forgot' && <NewPassword {...ways} />}
      {way === 'register' && <RegisterForeigner {...ways} />}
      {way !== 'register' && (
        <p>
          <button type="button" className="link-button" onClick={() => go('register')}>
            {t('register.way')}
          </button>
        </p>
      )}
    </div>
  )
}

function PasswordForm({ busy, send }: Ways) {
  const { t } = useTranslation()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  return (
    <form
      className="paper stack"
      onSubmit={(event) => {
        event.preventDefault()
        send('password', { login: login.trim(), password })
      }}
    >
      <div className="field">
        <label htmlFor="login">{t('signIn.login')}</label>
        <input
          id="login"
          className="input"
          autoComplete="username"
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="password">{t('signIn.password')}</label>
        <input
          id="password"
          className="input"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <p>
        <button type="submit" className="button primary wide" disabled={busy || login.trim() === '' || password === ''}>
          {t('signIn.verb')}
        </button>
      </p>
    </form>
  )
}

/** Old people share a telephone with their children: whoever has the code says who she is. */
export function ChooseAccount(props: { accounts: { id: string; name: string }[]; busy: boolean; choose: (id: string) => void }) {
  const { t } = useTranslation()
  return (
    <section className="paper stack">
      <h2>{t('signIn.chooseTitle')}</h2>
      <ul className="links stack-tight">
        {props.accounts.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="button wide" disabled={props.busy} onClick={() => props.choose(id)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
