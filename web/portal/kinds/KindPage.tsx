// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../client/index.ts'
import { useOpening } from '../../opening/use-opening.ts'
import { useSay } from '../english.ts'
import { ErrorSummary } from '../fields/ErrorSummary.tsx'
import { moment } from '../format/dates.ts'
import { limitInEnglish } from '../format/limits.ts'
import { mistakeInEnglish } from '../format/mistakes.ts'
import { ChineseOnly } from '../frame/ChineseOnly.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { ClosedGates } from '../gates/ClosedGates.tsx'
import { useSession } from '../questions.ts'
import { type KindView, kindOf, myReports, report } from './door.ts'
import { fieldId, Questions } from './Questions.tsx'

/** One thing that can be reported: what for, how long it takes, the questions, and what I have reported of it. */
export function KindPage() {
  const { t, i18n } = useTranslation()
  const { kind } = useParams({ from: '/kinds/$kind' })
  const found = useQuery(kindOf(kind))
  const { data } = found
  const say = useSay()
  const isEnglish = i18n.language.startsWith('en')
  const name = (isEnglish && data?.nameEn) || data?.name
  return (
    <Page title={name ?? t('kinds.title')} lead={data?.purpose} back={{ to: '/kinds', label: t('kinds.title') }}>
      {found.isError && <Trouble error={found.error} again={() => void found.refetch()} />}
      {found.isLoading && <Waiting />}
      {data && (
        <>
          <p className="muted">
            <ChineseOnly en={null} /> {t('kinds.owner', { owner: say(data.owner) })}
            {data.promised && t('kinds.promised', { limit: isEnglish ? limitInEnglish(data.promised) : data.promised })}
          </p>
          <OnlySignedIn why={t('kinds.whySignIn')}>
            <Mine kind={data} />
          </OnlySignedIn>
          <p className="small muted">{t('kinds.basis', { basis: data.basis })}</p>
        </>
      )}
    </Page>
  )
}

/** Who acts for another has another form before him. */
function Mine({ kind }: { kind: KindView }) {
  const caller = useSession()?.caller
  if (caller?.kind !== 'person') return null
  const who = caller.actingFor?.creditCode ?? caller.id
  return (
    <>
      <Report key={who} kind={kind} place={`${caller.id}.${who}.${kind.id}`} />
      <Reported kind={kind.id} />
    </>
  )
}

function Report({ kind, place }: { kind: KindView; place: string }) {
  const { t, i18n } = useTranslation()
  const go = useNavigate()
  const client = useQueryClient()
  const opening = useOpening({
    form: kind.form,
    place,
    send: (sent) => report(kind.id, sent),
    onOpened: ({ number }) => {
      void client.invalidateQueries({ queryKey: myReports(kind.id).queryKey })
      void client.invalidateQueries({ queryKey: ['cases'] })
      void go({ to: '/kinds/$kind/done/$number', params: { kind: kind.id, number } })
    },
  })
  const { problem } = opening
  const isEnglish = i18n.language.startsWith('en')
  const errors = opening.errors.map((error) => (isEnglish ? { ...error, message: mistakeInEnglish(error.message) } : error))
  return (
    <form
      className="stack-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void opening.submit()
      }}
    >
      {opening.tried && (
        <ErrorSummary mistakes={errors.map(({ field, message }) => ({ target: fieldId(field), message }))} turn={opening.turn} />
      )}
      {problem !== undefined && !isProblem(problem, 'ANSWERS_INVALID') && <Trouble error={problem} />}
      {isProblem(problem, 'SAME_BEFORE', 'SENT_BEFORE', 'ALREADY_APPLIED', 'ALREADY_GRANTED') && (
        <p>
          <Link to="/my/cases">{t('kinds.toMine')}</Link>
        </p>
      )}
      <ClosedGates kind="kind" id={kind.id} />
      <Questions form={kind.form} opening={{ ...opening, errors }} />
      <div className="action">
        <div className="row">
          <button type="submit" className="button primary" aria-busy={opening.busy} aria-disabled={opening.busy}>
            {t(opening.busy ? 'act.doing' : 'kinds.send')}
          </button>
        </div>
      </div>
      <p className="small muted">{t('kinds.kept')}</p>
    </form>
  )
}

/** What I have reported of this, and where it stands. */
function Reported({ kind }: { kind: string }) {
  const { t, i18n } = useTranslation()
  const rows = useQuery(myReports(kind)).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="stack" aria-labelledby="reported">
      <h2 id="reported">{t('kinds.mine')}</h2>
      <ul className="paper links">
        {rows.map((row) => (
          <li key={row.number}>
            <Link className="line" to="/my/cases/$number" params={{ number: row.number }}>
              <span>
                <span className="title">{row.title}</span>{' '}
                <span className={`chip ${row.isOpen ? 'primary' : 'ok'}`}>{row.state.name}</span>
              </span>
              <span className="small muted figures">
                {row.number} · {moment(row.openedAt, new Date(), i18n.language)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
