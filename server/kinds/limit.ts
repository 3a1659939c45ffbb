// SPDX-License-Identifier: Apache-2.0
import { daysBetween, isDay, isWorkingDay } from '@chengshu/engine'
import { type Act, type Anchored, contextOf, type Working } from '../cases/index.ts'
import { evaluate } from '../items/index.ts'
import { dayOf, Refusal } from '../kernel/index.ts'
import type { Kind } from './content/index.ts'
import type { City } from './needs.ts'

/** The day that the answers themselves name as the last one. */
const dayIn = ({ limits }: Kind, form: Record<string, unknown>): string | null => {
  const day = limits?.until === undefined ? undefined : form[limits.until]
  return typeof day === 'string' && isDay(day) ? day : null
}

/** The limit that the class of a case has; undefined where its class has none of its own. */
function limitOfClass({ limits }: Kind, context: Record<string, unknown>): string | undefined {
  const value = limits?.by ? evaluate(limits.by.value, context) : null
  return typeof value === 'string' ? limits?.by?.are[value] : undefined
}

/** The limit of a case: until the day that its answers name, else that of its class, else that of the kind. */
export function limitOf(kind: Kind, now: Date, context: Record<string, unknown>): string | null {
  const { limits } = kind
  if (!limits) return null
  const day = dayIn(kind, context.form as Record<string, unknown>)
  if (day !== null) return `${Math.max(1, daysBetween(dayOf(now), day))} 自然日`
  // with an anchor the table of classes says how far from it; until there is one, the kind's own promise holds
  return (limits.anchor ? undefined : limitOfClass(kind, context)) ?? limits.promised
}

/** From which day or instant of the case its limit is counted, and how long it is for its class; null while that day is not known. */
export function anchoredOf(kind: Kind, act: Pick<Act, 'now'>, work: Working): Anchored | null {
  const { anchor } = kind.limits ?? {}
  if (!anchor) return null
  const found = anchor.of.startsWith('task.') ? endOf(work, anchor.of.slice(5)) : answered(kind, work, anchor.of)
  const way = anchor.before === undefined ? 'after' : 'before'
  const own = anchor[way]
  if (!found || own === undefined) return null
  return {
    limit: limitOfClass(kind, contextOf(act, work)) ?? own,
    anchor: { way, of: anchor.of, ...found },
    mayBePast: anchor.past === 'late',
  }
}

/** The newest end of a task that was done: in this act, or the one that the clock runs from since an earlier act, whose tasks are read no more. */
function endOf(work: Working, element: string): { name: string; at: string } | null {
  const done = [...work.tasks.values()].filter((task) => task.element === element && task.state === 'done' && task.endedAt)
  const newest = done.sort((a, b) => Date.parse(a.endedAt ?? '') - Date.parse(b.endedAt ?? '')).at(-1)
  if (newest?.endedAt) return { name: newest.name, at: newest.endedAt }
  const kept = work.case.clocks.promised?.anchor
  return kept?.of === `task.${element}` ? { name: kept.name, at: kept.at } : null
}

function answered(kind: Kind, work: Working, field: string): { name: string; at: string } | null {
  const day = work.dossier.form[field]
  const { properties = {} } = kind.formFile.schema as { properties?: Record<string, { title?: string }> }
  return typeof day === 'string' && isDay(day) ? { name: properties[field]?.title ?? field, at: day } : null
}

/** A day until which something is to be done is a working day that is still to come. Throws UNTIL_WRONG. */
export function demandDay(city: City, kind: Kind, form: Record<string, unknown>): void {
  const day = dayIn(kind, form)
  const { calendar } = city.content
  // nobody knows yet whether a day of a year whose holidays are not entered is a working day
  const isKnown = day !== null && Object.hasOwn(calendar.years, day.slice(0, 4))
  if (day !== null && (day <= dayOf(city.clock.now()) || !isKnown || !isWorkingDay(calendar, day)))
    throw new Refusal('UNTIL_WRONG', { kind: kind.name, day })
}
