// SPDX-License-Identifier: Apache-2.0

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actDone, keyOf, type Lane, post, type Tracking } from '../../client/index.ts'
import { useIsEnglish, useSay } from '../english.ts'
import { day, fullDay, moment } from '../format/dates.ts'
import { matterDecided, type Say } from '../format/in-english.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Ask } from '../frame/Ask.tsx'
import { Beside } from '../frame/Beside.tsx'
import { AsWritten } from '../frame/ChineseOnly.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { RateHelp } from '../help/RateHelp.tsx'
import { commitmentsOf, parcelsOf, ratingsOf, trackingOf } from '../questions.ts'
import { Answered } from './Answered.tsx'
import { CaseNumber } from './CaseNumber.tsx'
import { Commitments } from './Commitments.tsx'
import { Fees } from './Fees.tsx'
import { Lanes } from './Lanes.tsx'
import { LightWord, StateChip, TodoLink } from './Matter.tsx'
import { Outcome } from './Outcome.tsx'
import { ParcelWish } from './ParcelWish.tsx'
import { sayWhen } from './promised.ts'
import { Timeline } from './Timeline.tsx'

export function TrackingPage() {
  const { t } = useTranslation()
  const isEnglish = useIsEnglish()
  const { number } = useParams({ from: '/my/cases/$number' })
  const tracking = useQuery(trackingOf(number))
  // opened by the number that people say: everything on the page is kept under the one that it has
  if (tracking.data && tracking.data.number !== number)
    return <Navigate to="/my/cases/$number" params={{ number: tracking.data.number }} hash={true} replace />
  return (
    <Page
      wide
      title={(isEnglish ? tracking.data?.en.name : tracking.data?.name) ?? t('cases.tracking')}
      back={{ to: '/my/cases', label: t('cases.title') }}
    >
      <OnlySignedIn>
        {tracking.isError && tracking.data === undefined && (
          <Trouble error={tracking.error} again={() => void tracking.refetch()} />
        )}
        {tracking.isLoading && <Waiting lines={6} />}
        {tracking.data && <Body data={tracking.data} />}
      </OnlySignedIn>
    </Page>
  )
}

/** Beside the page: where it stands, what comes next, when. In it: what was decided, how it comes, what happened. */
function Body({ data }: { data: Tracking }) {
  const { t } = useTranslation()
  return (
    <Beside side={<NowAndNext data={data} />}>
      <Commitments number={data.number} />
      <RateHelp data={data} />
      {data.results.length > 0 && <Results data={data} />}
      <Fees data={data} />
      <Delivery data={data} />
      {data.lanes.length > 0 && (
        <section className="paper stack" aria-labelledby="lanes">
          <h2 id="lanes">
            <LanesTitle lanes={data.lanes} />
          </h2>
          <Lanes lanes={data.lanes} whole={data.public} />
        </section>
      )}
      <section className="paper stack" aria-labelledby="timeline">
        <h2 id="timeline">{t('cases.timeline')}</h2>
        <Timeline events={data.timeline} />
      </section>
      <Answered data={data} />
      <RatingLine data={data} />
      {data.canWithdraw && <Withdraw data={data} />}
    </Beside>
  )
}

/** Which departments still work on it; once none does, how many did. */
function LanesTitle({ lanes }: { lanes: Lane[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const departments = (of: Lane[]) => [...new Set(of.map((lane) => lane.department))]
  const working = departments(lanes.filter((lane) => !lane.isDecided))
  if (working.length > 1) return t('cases.lanes', { count: working.length })
  return working[0] === undefined
    ? t('cases.lanesDone', { count: departments(lanes).length })
    : t('cases.lane', { department: say(working[0]) })
}

/** Now, next, when: three answers in the order in which they are asked. */
function NowAndNext({ data }: { data: Tracking }) {
  const isEnglish = useIsEnglish()
  const { t, i18n } = useTranslation()
  return (
    <>
      <dl className="paper now-next">
        <div>
          <dt>{t('cases.now')}</dt>
          <dd>
            <StateChip state={data.public} code={data.todo === 'supplement' ? 'supplement' : data.state.code} />{' '}
            <LightWord light={data.closedAt === null ? data.light : null} />
          </dd>
        </div>
        {data.next && (
          <div>
            <dt>{t('cases.next')}</dt>
            <dd className="stack-tight">
              <span className="strong">{isEnglish ? data.en.next : data.next}</span>
              <Ahead number={data.number} />
              {data.todo && (
                <span>
                  <TodoLink number={data.number} todo={data.todo} />
                </span>
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('cases.when')}</dt>
          <dd>
            <Due data={data} />
          </dd>
        </div>
      </dl>
      {data.agent && <p className="muted">{t('helping.filedBy', { applicant: data.applicant, agent: data.agent })}</p>}
      <CaseNumber short={data.shortNumber} full={data.number}>
        {t('track.submitted', { at: moment(data.submittedAt, new Date(), i18n.language) })}
      </CaseNumber>
    </>
  )
}

/** What was promised and is still to come: the paper to hand in, the check. */
function Ahead({ number }: { number: string }) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const rows = useQuery(commitmentsOf(number)).data ?? []
  return rows
    .filter((row) => row.state.code === 'waiting' || row.state.code === 'checking')
    .map((row) => (
      <span key={row.id}>
        {t(`commitments.ahead.${row.kind}`, { day: day(row.dueOn, new Date(), i18n.language), name: say(row.name) })}
      </span>
    ))
}

/** The due date with its sum: which days count, which rest, what paused it. */
function Due({ data }: { data: Tracking }) {
  const isEnglish = useIsEnglish()
  const { t, i18n } = useTranslation()
  const said = (on: string) => day(on, new Date(), i18n.language)
  if (data.due === null)
    return (
      <p>
        {data.closedAt
          ? t('cases.closed', { at: moment(data.closedAt, new Date(), i18n.language) })
          : sayWhen(data, t, { language: i18n.language, now: new Date() })}
      </p>
    )
  return (
    <>
      {data.handOver && (
        <p className="strong">
          {t('cases.decided', { day: said(data.handOver.decidedOn) })}
          {data.handOver.by && t('cases.handOver', { day: said(data.handOver.by) })}
        </p>
      )}
      {data.closedAt && <p className="strong">{t('cases.closed', { at: moment(data.closedAt, new Date(), i18n.language) })}</p>}
      <p className={data.closedAt || data.handOver ? 'small muted' : 'strong'}>
        {t(data.light === 'paused' ? 'cases.paused' : 'cases.due', { day: said(data.due.on) })}
      </p>
      {data.due.explained.length > 0 && (
        <details>
          <summary>{t('cases.howCounted')}</summary>
          <ul className="sum small">
            {(isEnglish ? data.due.explainedEn : data.due.explained).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Results({ data }: { data: Tracking }) {
  const { t } = useTranslation()
  return (
    <section className="paper stack" aria-labelledby="results">
      <h2 id="results">{t('cases.results')}</h2>
      <ul className="stack">
        {data.results.map((result) => (
          <li key={`${result.name}${result.number ?? ''}${result.url}`} className="row-apart">
            <div>
              <Outcome result={result} />
              {result.number && <p className="small muted figures">{result.number}</p>}
            </div>
            <div className="row">
              {result.licenceId && (
                <Link className="button" to="/my/licences/$id" params={{ id: result.licenceId }}>
                  {t('licence.look')}
                </Link>
              )}
              <a className="button" href={result.url} target="_blank" rel="noreferrer">
                {t('cases.download')}
              </a>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A licence by its name; where nothing else came out, the decision on a matter (`server/deliveries/deliver.ts`). */
function sayContent(name: string, say: Say, t: TFunction): string {
  const matter = matterDecided(name)
  return matter === undefined ? say(name) : t('parcel.decision', { matter: say(matter) })
}

/** How the result comes, and where the (simulated) parcel is. */
function Delivery({ data }: { data: Tracking }) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const choice = data.delivery?.choice
  const parcels = useQuery({ ...parcelsOf(data.number), enabled: choice === 'courier' })
  if (choice === undefined || choice === 'electronic') return null
  return (
    <section className="paper stack" id="collect" aria-labelledby="delivery">
      <div className="row-apart">
        <h2 id="delivery">{t('delivery.title')}</h2>
        {choice === 'courier' && <span className="simulated">{t('delivery.simulated')}</span>}
      </div>
      <p>{t(`delivery.${choice}`)}</p>
      {data.served && (
        <p className="strong">
          {t('delivery.served', { day: fullDay(data.served.on, i18n.language), how: say(data.served.how) })}
        </p>
      )}
      {choice === 'pickup' && data.todo === 'collect' && <p>{t('delivery.collect', { number: data.shortNumber })}</p>}
      {choice === 'courier' && <p>{[data.delivery?.receiver, data.delivery?.address].filter(Boolean).join(' · ')}</p>}
      {parcels.data?.map((parcel) => (
        <div key={parcel.waybill} className="stack-tight">
          {parcel.contents.length > 0 && <h3>{parcel.contents.map((one) => sayContent(one, say, t)).join(t('list.comma'))}</h3>}
          <p className="small muted figures">{t('delivery.waybill', { waybill: parcel.waybill })}</p>
          {parcel.asks && <ParcelWish number={data.number} parcel={parcel} />}
          <ol className="timeline live">
            {[...parcel.steps].reverse().map((step) => (
              <li key={`${step.at}${step.text}`}>
                <AsWritten text={say(step.text)} />
                <p className="small muted figures">{moment(step.at, new Date(), i18n.language)}</p>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}

/** What I said of it, and the way to say more once. */
function RatingLine({ data }: { data: Tracking }) {
  const { t, i18n } = useTranslation()
  const ratings = useQuery(ratingsOf(data.number)).data ?? []
  if (ratings.length === 0) return null
  return (
    <section className="paper stack" aria-labelledby="rated">
      <h2 id="rated">{t('rating.given')}</h2>
      {ratings.map((rating) => (
        <div key={rating.turn}>
          <p className="strong">{t(`rating.level.${rating.level}`)}</p>
          {rating.text && <p>{rating.text}</p>}
          <p className="small muted figures">{moment(rating.at, new Date(), i18n.language)}</p>
        </div>
      ))}
      {ratings.length === 1 && (
        <p>
          <Link to="/my/cases/$number/rating" params={{ number: data.number }}>
            {t('rating.more')}
          </Link>
        </p>
      )}
    </section>
  )
}

function Withdraw({ data }: { data: Tracking }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const act = `withdraw.${data.number}`
  return (
    <p>
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        {t('withdraw.verb')}
      </button>
      <Ask title={t('withdraw.title')} open={open} close={() => setOpen(false)}>
        <p>{t('withdraw.text')}</p>
        <div className="field">
          <label htmlFor="withdraw-reason">{t('withdraw.reason')}</label>
          <textarea id="withdraw-reason" className="input" value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
        <div className="row">
          <ActButton
            look="danger"
            disabled={reason.trim() === ''}
            act={async () => {
              await post('/api/me/cases/{number}/withdrawal', {
                path: { number: data.number },
                body: { reason: reason.trim() },
                key: keyOf(act),
              })
              actDone(act)
              await client.invalidateQueries({ queryKey: ['case', data.number] })
              setOpen(false)
            }}
          >
            {t('withdraw.verb')}
          </ActButton>
          <button type="button" className="button" onClick={() => setOpen(false)}>
            {t('act.cancel')}
          </button>
        </div>
      </Ask>
    </p>
  )
}
