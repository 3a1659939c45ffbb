// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type TrackAnswer } from '../../client/index.ts'
import { useSay } from '../english.ts'
import { moment } from '../format/dates.ts'
import { Page } from '../frame/Page.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { StateChip } from './Matter.tsx'
import { sayWhen } from './promised.ts'

/** Where a matter stands, for whoever has its number and the code on the receipt. Tells the state and nothing else. */
export function TrackPage() {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const [number, setNumber] = useState('')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<TrackAnswer>()
  const [error, setError] = useState<unknown>()

  async function look() {
    setBusy(true)
    setError(undefined)
    setAnswer(undefined)
    try {
      setAnswer(await get('/api/track', { query: { number: number.replace(/\s/g, ''), code: code.trim() } }))
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Page title={t('track.title')} lead={t('track.lead')}>
      <form
        className="paper stack"
        onSubmit={(event) => {
          event.preventDefault()
          void look()
        }}
      >
        <div className="field">
          <label htmlFor="track-number">{t('track.number')}</label>
          <input
            id="track-number"
            className="input number"
            autoComplete="off"
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="track-code">{t('track.code')}</label>
          <span className="help" id="track-code-help">
            {t('track.codeHelp')}
          </span>
          <input
            id="track-code"
            className="input short figures"
            inputMode="numeric"
            autoComplete="off"
            aria-describedby="track-code-help"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
        <p>
          <button type="submit" className="button primary" disabled={busy || number.trim() === '' || code.trim() === ''}>
            {t('track.verb')}
          </button>
        </p>
      </form>
      {error !== undefined && <Trouble error={error} />}
      {answer && (
        <section className="paper stack-tight" aria-live="polite">
          <div className="row-apart">
            <h2>{say(answer.name)}</h2>
            <StateChip state={answer.public} />
          </div>
          <p className="small muted figures">
            {[
              answer.submittedAt && t('track.submitted', { at: moment(answer.submittedAt, new Date(), i18n.language) }),
              sayWhen(answer, t, { language: i18n.language, now: new Date() }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </section>
      )}
      <p>
        <Link to="/my/cases">{t('track.more')}</Link>
      </p>
    </Page>
  )
}
