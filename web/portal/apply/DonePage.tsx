// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Submitted, Tracking } from '../../client/index.ts'
import { CaseNumber } from '../cases/CaseNumber.tsx'
import { TodoLink } from '../cases/Matter.tsx'
import { Outcome } from '../cases/Outcome.tsx'
import { sayWhen } from '../cases/promised.ts'
import { useIsEnglish } from '../english.ts'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { trackingOf } from '../questions.ts'
import './apply.css'

export function DonePage() {
  const { number } = useParams({ from: '/done/$number' })
  return (
    <OnlySignedIn>
      <Done number={number} />
    </OnlySignedIn>
  )
}

/** It is done: first what came of it, then what happens next, then the number. */
function Done({ number }: { number: string }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const isEnglish = useIsEnglish()
  const tracking = useQuery(trackingOf(number))
  const submitted = client.getQueryData<Submitted>(['submitted', number])
  const data = tracking.data
  const granted = submitted?.decided === 'granted' || (data?.results.length ?? 0) > 0
  const when = data ? sayWhen(data, t, { language: i18n.language, now: new Date() }) : null
  return (
    <Page title={granted ? t('done.granted') : t('done.title')} lead={isEnglish ? data?.en.name : data?.name}>
      {tracking.isError && <Trouble error={tracking.error} again={() => void tracking.refetch()} />}
      {tracking.isLoading && <Waiting lines={3} />}
      {data && granted && <Outcomes data={data} />}
      {data && (
        <section className="paper stack">
          <h2>{t('done.after')}</h2>
          {!granted && when && <p className="strong">{when}</p>}
          {data.next && <p>{isEnglish ? data.en.next : data.next}</p>}
          {!granted && <p className="muted">{t('done.notice')}</p>}
          {data.todo && (
            <p>
              <TodoLink number={number} todo={data.todo} />
            </p>
          )}
        </section>
      )}
      <CaseNumber short={data?.shortNumber ?? submitted?.shortNumber ?? ''} full={number}>
        {t('done.code', { code: submitted?.queryCode ?? data?.queryCode ?? '' })}
      </CaseNumber>
      <p className="row">
        <Link className={data?.todo ? 'button' : 'button primary'} to="/my/cases/$number" params={{ number }}>
          {t('done.track')}
        </Link>
        <Link className="button" to="/">
          {t('done.home')}
        </Link>
      </p>
    </Page>
  )
}

/** What was got, in the person's words, with the way to its paper. */
function Outcomes({ data }: { data: Tracking }) {
  const { t } = useTranslation()
  return (
    <section className="say ok stack" aria-label={t('cases.results')}>
      {data.results.map((result) => (
        <div key={result.licenceId} className="row-apart">
          <div>
            <Outcome result={result} />
          </div>
          <Link className="button" to="/my/licences/$id" params={{ id: result.licenceId }}>
            {t('licence.look')}
          </Link>
        </div>
      ))}
    </section>
  )
}
