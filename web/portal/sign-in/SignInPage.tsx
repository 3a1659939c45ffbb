// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DemoAccount, demoAccounts, signInAddress, signInAsDemo } from '../../client/index.ts'
import { Page } from '../frame/Page.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { sessionNow, useSession } from '../questions.ts'

/** The city's unified sign-in; in the demo city also its people, plainly labelled. */
export function SignInPage() {
  const { t } = useTranslation()
  const { to = '/' } = useSearch({ from: '/sign-in' })
  const session = useSession()
  return (
    <Page title={t('signIn.verb')}>
      <section className="paper stack">
        <h2>{t('signIn.unified')}</h2>
        <p>{t('signIn.unifiedText')}</p>
        <p>
          <a className="button primary" href={signInAddress(to)}>
            {t('signIn.begin')}
          </a>
        </p>
      </section>
      {session?.demo && <DemoPanel to={to} />}
    </Page>
  )
}

function DemoPanel({ to }: { to: string }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const client = useQueryClient()
  const accounts = useQuery({ queryKey: ['demo-accounts'], queryFn: demoAccounts, staleTime: Number.POSITIVE_INFINITY })
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const people = (accounts.data ?? []).filter((account) => account.kind === 'person')
  const officers = (accounts.data ?? []).filter((account) => account.kind === 'officer')

  async function enter(account: DemoAccount) {
    setBusy(true)
    try {
      const session = await signInAsDemo(account.login)
      client.removeQueries({ predicate: (question) => question.queryKey[0] !== 'demo-accounts' })
      client.setQueryData(sessionNow().queryKey, session)
      if (account.kind === 'officer') location.assign('/desk')
      else await go({ href: to })
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }

  const list = (title: string, rows: DemoAccount[]) =>
    rows.length === 0 ? null : (
      <div className="stack-tight">
        <h3>{title}</h3>
        <ul className="links">
          {rows.map((account) => (
            <li key={account.login} className="row-apart" style={{ paddingBlock: 8 }}>
              <div style={{ flex: '1 1 14em' }}>
                <p className="strong">{account.name}</p>
                <p className="small muted">{account.story ?? account.posts?.join('；')}</p>
              </div>
              <button
                type="button"
                className="button"
                disabled={busy}
                aria-label={t('signIn.enterAs', { name: account.name })}
                onClick={() => void enter(account)}
              >
                {t('signIn.enter')}
              </button>
            </li>
          ))}
        </ul>
      </div>
    )

  return (
    <section className="paper stack" aria-labelledby="demo">
      <div className="row-apart">
        <h2 id="demo">{t('signIn.demo')}</h2>
        <span className="chip warn">{t('signIn.demoLabel')}</span>
      </div>
      <p>{t('signIn.demoText')}</p>
      {error !== undefined && <Trouble error={error} />}
      {accounts.isError && <Trouble error={accounts.error} again={() => void accounts.refetch()} />}
      {accounts.isLoading && <Waiting />}
      {list(t('signIn.residents'), people)}
      {officers.length > 0 && (
        <details>
          <summary>{t('signIn.officers', { count: officers.length })}</summary>
          {list(t('signIn.officersTitle'), officers)}
        </details>
      )}
    </section>
  )
}
