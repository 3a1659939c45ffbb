// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { Refusals } from '../gates/Refusals.tsx'
import { DraftList } from '../my/DraftList.tsx'
import { myCases, useSession } from '../questions.ts'
import { Matter } from './Matter.tsx'

const states = ['open', 'done'] as const

/** My matters: what is open with what I must do first, and what is done. */
export function CasesPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('cases.title')}>
      <OnlySignedIn why={t('cases.whySignIn')}>
        <Cases />
      </OnlySignedIn>
    </Page>
  )
}

function Cases() {
  const { t } = useTranslation()
  const { state = 'open' } = useSearch({ from: '/my/cases' })
  const cases = useQuery(myCases(state))
  const rows = [...(cases.data?.rows ?? [])].sort((one, other) => Number(other.todo !== null) - Number(one.todo !== null))
  const caller = useSession()?.caller
  return (
    <>
      {caller?.kind === 'person' && (
        <p className="muted">
          {t('cases.whose', { name: caller.actingFor?.name ?? caller.name })} <Link to="/my">{t('cases.switch')}</Link>
        </p>
      )}
      <nav className="row" aria-label={t('cases.title')}>
        {states.map((one) => (
          <Link
            key={one}
            className={`button ${state === one ? 'primary' : ''}`}
            to="/my/cases"
            search={{ state: one }}
            aria-current={state === one ? 'page' : undefined}
          >
            {t(`cases.${one}`)}
          </Link>
        ))}
      </nav>
      {cases.isError && <Trouble error={cases.error} again={() => void cases.refetch()} />}
      {cases.isLoading && <Waiting />}
      {state === 'open' && <DraftList />}
      {state === 'open' && <Refusals />}
      {cases.data && rows.length === 0 && (
        <div className="paper stack">
          <h2>{t(state === 'open' ? 'cases.noneOpen' : 'cases.noneDone')}</h2>
          <p>
            <Link to="/items">{t('cases.find')}</Link>
          </p>
        </div>
      )}
      <ul className="stack">
        {rows.map((row) => (
          <li key={row.number}>
            <Matter row={row} level={2} />
          </li>
        ))}
      </ul>
    </>
  )
}
