// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actDone, keyOf, post, put, type Rating, type RatingInput, type Tracking } from '../../client/index.ts'
import { useIsEnglish } from '../english.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { ratingReasons, ratingsOf, trackingOf } from '../questions.ts'
import './cases.css'

const levels = [5, 4, 3, 2, 1] as const
const isBad = (level: number) => level <= 2

export function RatingPage() {
  const isEnglish = useIsEnglish()
  const { t } = useTranslation()
  const { number } = useParams({ from: '/my/cases/$number/rating' })
  const tracking = useQuery({ ...trackingOf(number), refetchInterval: false })
  const given = useQuery(ratingsOf(number))
  return (
    <Page
      title={t('rating.title')}
      lead={isEnglish ? tracking.data?.en.name : tracking.data?.name}
      back={{ to: `/my/cases/${number}`, label: t('cases.back') }}
    >
      <OnlySignedIn>
        {tracking.isError && <Trouble error={tracking.error} again={() => void tracking.refetch()} />}
        {given.isError && <Trouble error={given.error} again={() => void given.refetch()} />}
        {(tracking.isLoading || given.isLoading) && <Waiting />}
        {tracking.data && given.data && <Rate data={tracking.data} given={given.data} />}
      </OnlySignedIn>
    </Page>
  )
}

/** Five levels, the standard reasons of the level, own words; once, and once more afterwards (追评). Nothing is chosen beforehand. */
function Rate({ data, given }: { data: Tracking; given: Rating[] }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [sent, setSent] = useState<number>()
  const first = given.find((rating) => rating.turn === 1)
  const act = `rate.${data.number}.${first === undefined ? 1 : 2}`

  async function send(rating: RatingInput) {
    const said = { path: { number: data.number }, body: rating, key: keyOf(act) }
    await (first === undefined ? post('/api/me/cases/{number}/rating', said) : put('/api/me/cases/{number}/rating', said))
    actDone(act)
    setSent(rating.level)
    void client.invalidateQueries({ queryKey: ['case', data.number] })
    void client.invalidateQueries({ queryKey: ['cases'] })
  }

  if (sent !== undefined)
    return (
      <div className="say ok stack" role="status">
        <p className="strong">{t('rating.thanks')}</p>
        {isBad(sent) && <p>{t('rating.badThen')}</p>}
        <p>
          <Link className="button" to="/my/cases/$number" params={{ number: data.number }}>
            {t('cases.back')}
          </Link>
        </p>
      </div>
    )
  if (given.length >= 2) return <p className="say">{t('rating.over')}</p>
  if (first === undefined && data.todo !== 'rate') return <p className="say">{t('rating.notYet')}</p>
  return (
    <>
      {first !== undefined && <p className="say">{t('rating.again', { level: first.levelName })}</p>}
      <RatingForm send={send} />
    </>
  )
}

function RatingForm({ send }: { send: (rating: RatingInput) => Promise<void> }) {
  const { t } = useTranslation()
  const all = useQuery(ratingReasons()).data ?? []
  const [level, setLevel] = useState<number>()
  const [reasons, setReasons] = useState<string[]>([])
  const [text, setText] = useState('')
  const [anonymous, setAnonymous] = useState(false)
  const offered = all.filter((reason) => reason.level === level)
  return (
    <div className="stack-wide">
      <fieldset className="paper stack">
        <legend>
          <h2>{t('rating.how')}</h2>
        </legend>
        <div className="levels">
          {levels.map((one) => (
            <label className="choice" key={one}>
              <input
                type="radio"
                name="level"
                checked={level === one}
                onChange={() => {
                  setLevel(one)
                  setReasons([])
                }}
              />
              <span>{t(`rating.level.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {offered.length > 0 && (
        <fieldset className="paper stack">
          <legend>
            <h2>{t('rating.why')}</h2>
          </legend>
          <div className="choices">
            {offered.map((reason) => (
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
      {level !== undefined && (
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
          <ActButton
            disabled={level === undefined}
            act={async () => {
              if (level === undefined) return
              const channel = matchMedia('(pointer: coarse)').matches ? '2' : '1'
              await send({ level, reasons, anonymous, channel, ...(text.trim() === '' ? {} : { text: text.trim() }) })
            }}
          >
            {t('rating.send')}
          </ActButton>
        </div>
      </div>
    </div>
  )
}
