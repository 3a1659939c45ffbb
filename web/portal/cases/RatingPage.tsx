// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actDone, keyOf, post, put, type RatingInput, type Tracking } from '../../client/index.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble, Waiting } from '../frame/Trouble.tsx'
import { ratingReasons, trackingOf } from '../questions.ts'
import './cases.css'

export function RatingPage() {
  const { t } = useTranslation()
  const { number } = useParams({ from: '/my/cases/$number/rating' })
  const tracking = useQuery({ ...trackingOf(number), refetchInterval: false })
  return (
    <Page title={t('rating.title')} lead={tracking.data?.name} back={{ to: `/my/cases/${number}`, label: t('cases.back') }}>
      <OnlySignedIn>
        {tracking.isError && <Trouble error={tracking.error} again={() => void tracking.refetch()} />}
        {tracking.isLoading && <Waiting />}
        {tracking.data && <Rate data={tracking.data} />}
      </OnlySignedIn>
    </Page>
  )
}

/** Five levels, the standard reasons of the level, own words; once, and once more afterwards (追评). Nothing is chosen beforehand. */
function Rate({ data }: { data: Tracking }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const levels = useQuery(ratingReasons())
  const given = typeof data.rating === 'object' ? data.rating : null
  const [level, setLevel] = useState<number>()
  const [reasons, setReasons] = useState<string[]>([])
  const [text, setText] = useState('')
  const [anonymous, setAnonymous] = useState(false)
  const [sent, setSent] = useState(false)
  const chosen = levels.data?.find((one) => one.level === level)
  const act = `rate.${data.number}.${given === null ? 'first' : 'again'}`

  async function send() {
    if (level === undefined) return
    const rating: RatingInput = {
      level,
      reasons,
      anonymous,
      channel: 'portal',
      ...(text.trim() === '' ? {} : { text: text.trim() }),
    }
    await (given === null ? post : put)(`/me/cases/${data.number}/rating`, rating, keyOf(act))
    actDone(act)
    setSent(true)
    void client.invalidateQueries({ queryKey: ['case', data.number] })
    void client.invalidateQueries({ queryKey: ['home'] })
  }

  if (sent)
    return (
      <div className="say ok stack">
        <p className="strong">{t('rating.thanks')}</p>
        {chosen?.bad && <p>{t('rating.badThen')}</p>}
        <p>
          <Link className="button" to="/my/cases/$number" params={{ number: data.number }}>
            {t('cases.back')}
          </Link>
        </p>
      </div>
    )
  if (given === null && data.rating !== 'open' && data.todo !== 'rate') return <p className="say">{t('rating.notYet')}</p>
  if (given?.added) return <p className="say">{t('rating.over')}</p>
  if (levels.isError) return <Trouble error={levels.error} again={() => void levels.refetch()} />
  return (
    <div className="stack-wide">
      {given !== null && <p className="say">{t('rating.again', { level: t(`rating.level.${given.level}`) })}</p>}
      <fieldset className="paper stack">
        <legend className="strong">{t('rating.how')}</legend>
        <div className="levels">
          {(levels.data ?? []).map((one) => (
            <label className="choice" key={one.level}>
              <input
                type="radio"
                name="level"
                checked={level === one.level}
                onChange={() => {
                  setLevel(one.level)
                  setReasons([])
                }}
              />
              <span>{one.name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {chosen && (
        <fieldset className="paper stack">
          <legend className="strong">{t('rating.why')}</legend>
          <div className="choices">
            {chosen.reasons.map((reason) => (
              <label className="choice" key={reason.code}>
                <input
                  type="checkbox"
                  checked={reasons.includes(reason.code)}
                  onChange={(event) =>
                    setReasons(event.target.checked ? [...reasons, reason.code] : reasons.filter((code) => code !== reason.code))
                  }
                />
                <span>{reason.text}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {chosen && (
        <div className="paper stack">
          <div className="field">
            <label htmlFor="rating-text">{t('rating.words')}</label>
            <textarea
              id="rating-text"
              className="input"
              maxLength={500}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          <label className="choice">
            <input type="checkbox" checked={anonymous} onChange={(event) => setAnonymous(event.target.checked)} />
            <span>{t('rating.anonymous')}</span>
          </label>
        </div>
      )}
      <div className="action">
        <div className="row">
          <ActButton act={send} disabled={level === undefined}>
            {t('rating.send')}
          </ActButton>
        </div>
      </div>
    </div>
  )
}
