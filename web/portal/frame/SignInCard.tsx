// SPDX-License-Identifier: Apache-2.0
import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../questions.ts'
import { Waiting } from './Waiting.tsx'

/** Asks to sign in, in the place of what needs it; comes back to the same page. */
export function SignInCard({ why }: { why?: string }) {
  const { t } = useTranslation()
  const here = useRouterState({ select: (state) => state.location.href })
  return (
    <div className="paper stack">
      <h2>{t('signIn.needed')}</h2>
      <p>{why ?? t('signIn.why')}</p>
      <p>
        <Link className="button primary" to="/sign-in" search={{ to: here }}>
          {t('signIn.verb')}
        </Link>
      </p>
    </div>
  )
}

/** Shows its children to people who are signed in, and asks the others to. */
export function OnlySignedIn({ children, why }: { children: ReactNode; why?: string }) {
  const { t } = useTranslation()
  const session = useSession()
  if (session === undefined) return <Waiting />
  if (session.caller === null) return <SignInCard why={why} />
  if (session.caller.kind === 'officer')
    return (
      <div className="paper stack">
        <h2>{t('signIn.officerTitle')}</h2>
        <p>{t('signIn.officerText')}</p>
        <p className="row">
          <a className="button primary" href="/desk">
            {t('signIn.toDesk')}
          </a>
          <Link className="button" to="/sign-in" search={{ to: '/' }}>
            {t('signIn.asResident')}
          </Link>
        </p>
      </div>
    )
  return children
}
