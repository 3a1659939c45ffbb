// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Submitted } from '../../client/index.ts'
import { TodoLink } from '../cases/Matter.tsx'
import { sayWhen } from '../cases/promised.ts'
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

/** It is done: the number, how to look it up, when to expect what. An automatic decision is said at once. */
function Done({ number }: { number: string }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const tracking = useQuery(trackingOf(number))
  const submitted = client.getQueryData<Submitted>(['submitted', number])
  const data = tracking.data
  const code = submitted?.queryCode ?? data?.queryCode
  const granted = submitted?.decided === 'granted' || (data?.results.length ?? 0) > 0
  const when = data ? sayWhen(data, t, { language: i18n.language, now: new Date() }) : null
  return (
    <Page title={granted ? t('done.granted') : t('done.title')}>
      <div className="say ok stack-tight">
        <p>{t('done.number')}</p>
        <p className="done-number">{data?.shortNumber ?? submitted?.shortNumber ?? number}</p>
        {code && <p className="figures">{t('done.code', { code })}</p>}
      </div>
      {tracking.isError && <Trouble error={tracking.error} again={() => void tracking.refetch()} />}
      {tracking.isLoading && <Waiting lines={3} />}
      {data && granted && data.results.length > 0 && (
        <section className="paper stack">
          <h2>{t('cases.results')}</h2>
          <ul className="stack">
            {data.results.map((result) => (
              <li key={result.licenceId} className="row-apart">
                <span className="strong">{result.name}</span>
                <Link className="button" to="/my/licences/$id" params={{ id: result.licenceId }}>
                  {t('licence.look')}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {data && (
        <section className="paper stack">
          <h2>{t('done.after')}</h2>
          {data.next && <p>{data.next}</p>}
          {!granted && when && <p>{when}</p>}
          <p className="small muted">{t('done.notice')}</p>
          {data.todo && (
            <p>
              <TodoLink number={number} todo={data.todo} />
            </p>
          )}
        </section>
      )}
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
