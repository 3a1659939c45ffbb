// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CaseNumber } from '../cases/CaseNumber.tsx'
import { sayWhen } from '../cases/promised.ts'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { trackingOf } from '../questions.ts'

export function ReportedPage() {
  return (
    <OnlySignedIn>
      <Reported />
    </OnlySignedIn>
  )
}

/** It is with the city: until when it is done, what happens next, the number. */
function Reported() {
  const { t, i18n } = useTranslation()
  const { kind, number } = useParams({ from: '/kinds/$kind/done/$number' })
  const tracking = useQuery(trackingOf(number))
  const { data } = tracking
  const when = data ? sayWhen(data, t, { language: i18n.language, now: new Date() }) : null
  return (
    <Page title={t('kinds.done')} lead={data?.name}>
      {tracking.isError && <Trouble error={tracking.error} again={() => void tracking.refetch()} />}
      {tracking.isLoading && <Waiting lines={3} />}
      {data && (
        <section className="paper stack">
          <h2>{t('done.after')}</h2>
          {when && <p className="strong">{when}</p>}
          {data.next && <p>{data.next}</p>}
          <p className="muted">{t('done.notice')}</p>
        </section>
      )}
      <CaseNumber short={data?.shortNumber ?? ''} full={number}>
        {t('done.code', { code: data?.queryCode ?? '' })}
      </CaseNumber>
      <p className="row">
        <Link className="button primary" to="/my/cases/$number" params={{ number }}>
          {t('done.track')}
        </Link>
        <Link className="button" to="/kinds/$kind" params={{ kind }}>
          {t('kinds.another')}
        </Link>
      </p>
    </Page>
  )
}
