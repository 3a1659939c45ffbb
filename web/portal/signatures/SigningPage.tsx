// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post, type Signing } from '../../client/index.ts'
import { useSay } from '../english.ts'
import { moment } from '../format/dates.ts'
import { matterAppliedFor, type Say } from '../format/in-english.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { Fact } from '../licences/Fact.tsx'
import { useSession } from '../questions.ts'
import './signatures.css'

/** The simulated signing service: who asks for whose signature under which document, and the one act of whoever holds it. */
export function SigningPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('signing.title')}>
      <p className="simulated-service">
        <strong>{t('signing.service')}</strong>
        <span className="small">{t('signing.serviceText')}</span>
      </p>
      <OnlySignedIn>
        <Asked />
      </OnlySignedIn>
    </Page>
  )
}

const questionOf = (request: string) => ['signing', request]

function Asked() {
  const { request } = useParams({ from: '/sign/$request' })
  const answer = useQuery({
    queryKey: questionOf(request),
    queryFn: ({ signal }) => get('/api/me/signings/{request}', { path: { request }, signal }),
    gcTime: 0,
  })
  if (answer.isError) return <Trouble error={answer.error} again={() => void answer.refetch()} />
  if (answer.data === undefined) return <Waiting lines={6} />
  return answer.data.state === 'asked' ? <Confirm signing={answer.data} /> : <Outcome signing={answer.data} />
}

function Confirm({ signing }: { signing: Signing }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const session = useSession()
  const say = useSay()
  const [agreed, setAgreed] = useState(false)
  const isFirm = signing.signer.kind === 'firm'
  const answer = async (outcome: 'signed' | 'declined') => {
    await post('/api/me/signings/{request}/simulation', { path: { request: signing.request }, body: { outcome } })
    await client.invalidateQueries({ queryKey: questionOf(signing.request) })
    void client.invalidateQueries({ queryKey: ['draft'] })
  }
  return (
    <>
      <section className="paper stack" aria-labelledby="asked">
        <h2 id="asked">{t('signing.asks', { city: say(session?.city.name ?? '') })}</h2>
        <dl className="facts figures">
          <Fact title={t('signing.document')} value={say(signing.title)} />
          <Fact title={t('signing.purpose')} value={sayPurpose(signing.purpose, say, t)} />
          <Fact title={t(isFirm ? 'signing.firm' : 'signing.person')} value={signing.signer.name} />
          <Fact title={t('signing.seal')} value={signing.seal ?? undefined} />
          {isFirm && <Fact title={t('signing.user')} value={signing.user} />}
          <Fact title={t('signing.digest')} value={signing.sm3} />
        </dl>
        <p>
          <a className="button" href={`/api/me/signings/${signing.request}/paper`} target="_blank" rel="noreferrer">
            {t('signing.read')}
          </a>
        </p>
        <label className="choice field">
          <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
          <span>{t('signing.agree', { title: say(signing.title) })}</span>
        </label>
        <p className="small muted">{t('signing.ends', { at: moment(signing.endsAt, new Date(), i18n.language) })}</p>
      </section>
      <div className="row">
        <ActButton disabled={!agreed} doing={t('signing.confirming')} act={() => answer('signed')}>
          {t(isFirm ? 'signing.confirmFirm' : 'signing.confirmPerson')}
        </ActButton>
        <ActButton look="" act={() => answer('declined')}>
          {t('signing.decline')}
        </ActButton>
      </div>
    </>
  )
}

/** A signing is kept with what it was for, in Chinese (`server/applications/sign-draft.ts`). */
function sayPurpose(purpose: string, say: Say, t: TFunction): string {
  const matter = matterAppliedFor(purpose)
  return matter === undefined ? purpose : t('signing.apply', { matter: say(matter) })
}

function Outcome({ signing }: { signing: Signing }) {
  const { t } = useTranslation()
  const isSigned = signing.state === 'signed'
  const text = isSigned
    ? t('signing.doneText', { signer: signing.signer.name, code: signing.code })
    : t(signing.state === 'declined' ? 'signing.declined' : 'signing.over')
  return (
    <div className={`say ${isSigned ? 'ok' : 'warn'} stack`} role="status">
      {isSigned && <h2>{t('signing.done')}</h2>}
      <p className="figures">{text}</p>
      <p className="row">
        <Link className="button primary" to="/drafts/$id/$step" params={{ id: signing.document, step: 'check' }}>
          {t(isSigned ? 'signing.back' : 'signing.again')}
        </Link>
        {isSigned && (
          <a href={`/api/me/signatures/${signing.request}/file`} target="_blank" rel="noreferrer">
            {t('sign.open')}
          </a>
        )}
      </p>
    </div>
  )
}
