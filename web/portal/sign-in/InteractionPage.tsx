// SPDX-License-Identifier: Apache-2.0

import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, isProblem, type SignInStep } from '../../client/index.ts'
import { useSay } from '../english.ts'
import { Page } from '../frame/Page.tsx'
import { Trouble, useSentence } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { CodeField } from './CodeField.tsx'
import { paidFor } from './puzzle.ts'
import { type Send, takeStep } from './steps.ts'
import { ChooseAccount, WaysIn } from './WaysIn.tsx'

/** The pages of the city's identity: password or a code by SMS, then the moving code for officers, then consent for other systems. */
export function InteractionPage() {
  const { t } = useTranslation()
  const { uid } = useParams({ from: '/sign-in/$uid' })
  const prompt = useQuery({
    queryKey: ['interaction', uid],
    queryFn: ({ signal }) => get('/api/sign-in/{uid}', { path: { uid }, signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const say = useSay()
  const [step, setStep] = useState<SignInStep>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const [working, setWorking] = useState(false)
  const sentence = useSentence(error)

  const send: Send = async (step, body) => {
    setBusy(true)
    setError(undefined)
    try {
      const next = await paidFor(
        (extra) => takeStep(uid, step, { ...body, ...extra }),
        () => setWorking(true),
      )
      if (next.next === 'continue' && next.redirectTo) location.assign(next.redirectTo)
      else {
        setStep(next)
        setBusy(false)
      }
    } catch (caught) {
      setError(caught)
      setBusy(false)
    } finally {
      setWorking(false)
    }
  }

  return (
    <Page title={t('signIn.unified')} lead={prompt.data ? t('signIn.to', { client: say(prompt.data.client) }) : undefined}>
      {prompt.isLoading && <Waiting />}
      {prompt.isError && <Trouble error={prompt.error} />}
      {error !== undefined && (
        <p className="say danger" role="alert">
          {sentence}
        </p>
      )}
      {working && (
        <p className="say" role="status">
          {t('signIn.working')}
        </p>
      )}
      {prompt.data?.prompt === 'consent' && (
        <section className="paper stack">
          <h2>{t('signIn.consentTitle', { client: say(prompt.data.client) })}</h2>
          <ul>
            {prompt.data.scopes.map((scope) => (
              <li key={scope}>{t(`signIn.scope.${scope}`, { defaultValue: scope })}</li>
            ))}
          </ul>
          <p className="row">
            <button type="button" className="button primary" disabled={busy} onClick={() => send('consent', {})}>
              {t('signIn.consent')}
            </button>
            <button type="button" className="button" disabled={busy} onClick={() => send('abort', {})}>
              {t('signIn.refuse')}
            </button>
          </p>
        </section>
      )}
      {prompt.data?.prompt === 'login' && step === undefined && (
        <WaysIn
          uid={uid}
          busy={busy}
          isLocked={isProblem(error, 'ACCOUNT_LOCKED')}
          send={send}
          forget={() => setError(undefined)}
        />
      )}
      {step?.next === 'choose' && (
        <ChooseAccount accounts={step.accounts ?? []} busy={busy} choose={(account) => send('account', { account })} />
      )}
      {step !== undefined && step.next !== 'choose' && (
        <CodeForm step={step} busy={busy} send={(code) => send('code', { code })} />
      )}
    </Page>
  )
}

function CodeForm({ step, busy, send }: { step: SignInStep; busy: boolean; send: (code: string) => void }) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  return (
    <form
      className="paper stack"
      onSubmit={(event) => {
        event.preventDefault()
        send(code)
      }}
    >
      {step.next === 'enrol' && step.qr && (
        <>
          <p>{t('signIn.enrol')}</p>
          <img src={step.qr} alt={t('signIn.enrolAlt')} width="200" height="200" />
          {step.uri && (
            <p className="small muted">{t('signIn.enrolKey', { key: new URL(step.uri).searchParams.get('secret') ?? '' })}</p>
          )}
        </>
      )}
      <CodeField id="code" label={t('signIn.code')} value={code} onChange={setCode} />
      <p>
        <button type="submit" className="button primary wide" disabled={busy || code.length !== 6}>
          {t('signIn.confirm')}
        </button>
      </p>
    </form>
  )
}
