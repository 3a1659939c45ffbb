// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CaseRow, Light, Todo } from '../../client/index.ts'
import { useIsEnglish } from '../english.ts'
import { moment } from '../format/dates.ts'
import { sayWhen } from './promised.ts'

/** One of my matters: what, where it stands, until when, what happens next, and the one thing to do. */
export function Matter({ row, level = 3 }: { row: CaseRow; level?: 2 | 3 }) {
  const { t, i18n } = useTranslation()
  const isEnglish = useIsEnglish()
  const now = new Date()
  const when = sayWhen(row, t, { language: i18n.language, now, short: true })
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article className="matter">
      <div className="row-apart">
        <Heading className="matter-name">
          <Link to="/my/cases/$number" params={{ number: row.number }}>
            {isEnglish ? row.en.name : row.name}
          </Link>
        </Heading>
        <StateChip state={row.public} code={row.todo === 'supplement' ? 'supplement' : row.state.code} />
      </div>
      {row.agent && <p className="small muted">{t('helping.filedBy', { applicant: row.applicant, agent: row.agent })}</p>}
      {row.next && <p>{isEnglish ? row.en.next : row.next}</p>}
      {when && row.closedAt === null && (
        <p className="row figures">
          {when} <LightWord light={row.light} />
        </p>
      )}
      <p className="small muted figures">
        {t('cases.line', { number: row.shortNumber, at: moment(row.submittedAt, now, i18n.language) })}
      </p>
      {row.todo && (
        <p>
          <TodoLink number={row.number} todo={row.todo} />
        </p>
      )}
    </article>
  )
}

const tones: Record<string, string> = { supplement: 'warn', refused: 'danger', closed: 'ok' }

export function StateChip({ state, code = '' }: { state: string; code?: string }) {
  const { t } = useTranslation()
  return <span className={`chip ${tones[code] ?? 'primary'}`}>{t(`state.${state}`, { defaultValue: state })}</span>
}

/** The clock in a word; green needs none. */
export function LightWord({ light }: { light: Light | null }) {
  const { t } = useTranslation()
  if (light === null || light === 'green') return null
  const tone = light === 'red' ? 'danger' : light === 'yellow' ? 'warn' : ''
  return <span className={`chip ${tone}`}>{t(`light.${light}`)}</span>
}

const doors = {
  supplement: '/my/cases/$number/supplement',
  pay: '/my/cases/$number/payment',
  rate: '/my/cases/$number/rating',
  collect: '/my/cases/$number',
  parcel: '/my/cases/$number',
} as const

/** The one thing that the person must do. */
export function TodoLink({ number, todo, plain = false }: { number: string; todo: Todo; plain?: boolean }) {
  const { t } = useTranslation()
  return (
    <Link
      className={plain ? 'button' : 'button primary'}
      to={doors[todo]}
      params={{ number }}
      hash={todo === 'collect' || todo === 'parcel' ? 'collect' : undefined}
    >
      {t(`todo.${todo}`)}
    </Link>
  )
}
