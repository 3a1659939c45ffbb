// SPDX-License-Identifier: Apache-2.0
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConsentGiven, type ConsentRow, type Draft, get, type May, post, remove } from '../../client/index.ts'
import { clockTime } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Stars } from './Stars.tsx'
import './help.css'

const consentsOf = (draft: string) =>
  queryOptions({
    queryKey: ['consents', draft],
    queryFn: ({ signal }) => get('/api/drafts/{id}/consents', { path: { id: draft }, signal }),
    refetchInterval: (query) => (query.state.data?.rows.some(({ state }) => state !== 'ended') ? 5_000 : false),
  })

/** Somebody helps: a clerk at a counter goes on with it, or a helper who answers; each only as far and as long as she is let in. */
export function HelpPanel({ draft, flush }: { draft: Draft; flush: () => Promise<void> }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const answer = useQuery(consentsOf(draft.id))
  const [given, setGiven] = useState<ConsentGiven>()
  const rows = answer.data?.rows ?? []
  const now = rows.find(({ state }) => state !== 'ended')
  const toRate = rows.find(({ state, helper, stars }) => state === 'ended' && helper !== null && stars === null)
  const again = async () => {
    await client.invalidateQueries({ queryKey: consentsOf(draft.id).queryKey })
  }
  const ask =
    (kind: 'counter' | 'help', may: 'guide' | 'fill', note = '') =>
    async () => {
      await flush()
      setGiven(await post('/api/drafts/{id}/consents', { path: { id: draft.id }, body: { kind, may, note } }))
      await again()
    }
  return (
    <details className="paper help" open={now !== undefined || toRate !== undefined}>
      <summary>{t('helping.title')}</summary>
      <div className="stack">
        {now === undefined && <Choices ask={ask} />}
        {now?.state === 'waiting' && (
          <div className="stack-tight" role="status">
            {now.kind === 'counter' && given?.code && (
              <>
                <p>{t('helping.showCode')}</p>
                <p className="help-code figures">{given.code}</p>
              </>
            )}
            <p>{t(now.kind === 'counter' ? 'helping.codeUntil' : 'helping.waiting', { time: clockTime(now.until) })}</p>
          </div>
        )}
        {now?.state === 'running' && <Running draft={draft} consent={now} />}
        {now && (
          <p>
            <ActButton
              look=""
              act={async () => {
                await remove('/api/drafts/{id}/consents/{consent}', { path: { id: draft.id, consent: now.id } })
                setGiven(undefined)
                await again()
              }}
            >
              {t('helping.end')}
            </ActButton>
          </p>
        )}
        {toRate && <Stars draft={draft.id} consent={toRate.id} helper={toRate.helper ?? ''} done={again} />}
      </div>
    </details>
  )
}

type Ask = (kind: 'counter' | 'help', may: May, note?: string) => () => Promise<void>

function Choices({ ask }: { ask: Ask }) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  return (
    <>
      <div className="stack-tight">
        <p className="strong">{t('helping.counter')}</p>
        <p className="muted">{t('helping.counterText')}</p>
        <p>
          <ActButton look="" act={ask('counter', 'fill')}>
            {t('helping.counterVerb')}
          </ActButton>
        </p>
      </div>
      <div className="stack-tight">
        <p className="strong">{t('helping.call')}</p>
        <p className="muted">{t('helping.callText')}</p>
        <div className="field">
          <label htmlFor="help-note">{t('helping.note')}</label>
          <input
            id="help-note"
            className="input"
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <p className="row">
          <ActButton look="" act={ask('help', 'guide', note)}>
            {t('helping.guide')}
          </ActButton>
          <ActButton look="" act={ask('help', 'fill', note)}>
            {t('helping.fill')}
          </ActButton>
        </p>
      </div>
    </>
  )
}

type RunningProps = { draft: Draft; consent: ConsentRow }

function Running({ draft, consent }: RunningProps) {
  const { t } = useTranslation()
  const title = (field: string) => draft.form.schema.properties[field]?.title ?? field
  return (
    <>
      <p role="status">
        <span className="chip primary">{t(`helping.may.${consent.may}`)}</span>{' '}
        {t('helping.joined', { helper: consent.helper ?? '', time: clockTime(consent.until) })}
      </p>
      {consent.hints.length > 0 && (
        <ul className="hints">
          {consent.hints.map((hint) => (
            <li key={`${hint.at}${hint.text}`}>
              {hint.field && <span className="strong">{title(hint.field)}：</span>}
              {hint.text} <span className="small muted">{hint.by}</span>
            </li>
          ))}
        </ul>
      )}
      {consent.may === 'fill' && (
        <>
          <p className="muted">{t('helping.confirmText')}</p>
          <p>
            {/* the whole page anew, so that what she checks is what lies with the city now */}
            <a className="button primary" href={`/drafts/${draft.id}/check`}>
              {t('helping.check')}
            </a>
          </p>
        </>
      )}
    </>
  )
}

/** At the end of the last look: what she sees here the helper may file. Any change after it makes it void. */
export function ConfirmForHelper({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const answer = useQuery(consentsOf(draft.id))
  const [confirmed, setConfirmed] = useState(false)
  const now = answer.data?.rows.find(({ state, may }) => state === 'running' && may === 'fill')
  if (now === undefined) return null
  return (
    <section className="paper stack-tight">
      <h2>{t('helping.confirmTitle', { helper: now.helper ?? '' })}</h2>
      <p className="muted">{t('helping.confirmText')}</p>
      {confirmed ? (
        <p className="say ok" role="status">
          {t('helping.confirmed')}
        </p>
      ) : (
        <p className="row">
          <ActButton
            look=""
            act={async () => {
              await post('/api/drafts/{id}/confirmation', { path: { id: draft.id }, body: { seal: draft.seal } })
              setConfirmed(true)
            }}
          >
            {t('helping.confirm')}
          </ActButton>
          <a className="button" href={`/drafts/${draft.id}/check`}>
            {t('helping.reload')}
          </a>
        </p>
      )}
    </section>
  )
}
