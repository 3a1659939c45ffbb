// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { day, moment } from '../format/dates.ts'
import type { TaskRow } from './door.ts'

const LOOKS = { red: 'danger', yellow: 'warn', green: 'ok', paused: '' } as const

/** A limit that ends with a day is said as that day's 24:00. */
function deadline(dueAt: string, language: string): string {
  const now = new Date()
  if (!dueAt.includes('T00:00:00')) return moment(dueAt, now, language)
  const last = day(new Date(Date.parse(dueAt) - 1).toISOString(), now, language)
  return `${last} 24:00`
}

/** How the clock of a task stands, never by its colour alone. */
export function Light({ light, dueAt }: Pick<TaskRow, 'light' | 'dueAt'>) {
  const { t, i18n } = useTranslation()
  if (light === null) return null
  const at = dueAt === null ? '' : deadline(dueAt, i18n.language)
  return <span className={`chip ${LOOKS[light]}`}>{t(`units.clock.${light}`, { at })}</span>
}

export function TaskLine({ row, isOne }: { row: TaskRow; isOne: boolean }) {
  const { t } = useTranslation()
  const { root, id, holder } = row
  const inHand = holder === null ? null : holder.isMe ? t('units.mine') : t('units.theirs', { name: holder.name })
  return (
    <Link className="line" to="/my/units/tasks/$root/$id" params={{ root, id }}>
      <span>
        <span className="title">{row.title}</span> <Light light={row.light} dueAt={row.dueAt} />
      </span>
      <span>{row.task}</span>
      <span className="small muted figures">
        {[isOne ? null : row.unit.name, row.number, inHand].filter((one) => one !== null).join(' · ')}
      </span>
    </Link>
  )
}
