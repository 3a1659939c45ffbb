// SPDX-License-Identifier: Apache-2.0
import { daysBetween, isDay, isWorkingDay } from '@chengshu/engine'
import { evaluate } from '../items/index.ts'
import { dayOf, Refusal } from '../kernel/index.ts'
import type { Kind } from './content/index.ts'
import type { City } from './needs.ts'

/** The day that the answers themselves name as the last one. */
const dayIn = ({ limits }: Kind, form: Record<string, unknown>): string | null => {
  const day = limits?.until === undefined ? undefined : form[limits.until]
  return typeof day === 'string' && isDay(day) ? day : null
}

/** The limit of a case: until the day that its answers name, else that of its class, else that of the kind. */
export function limitOf(kind: Kind, now: Date, context: Record<string, unknown>): string | null {
  const { limits } = kind
  if (!limits) return null
  const day = dayIn(kind, context.form as Record<string, unknown>)
  if (day !== null) return `${Math.max(1, daysBetween(dayOf(now), day))} 自然日`
  const { by } = limits
  const value = by ? evaluate(by.value, context) : null
  return (by && typeof value === 'string' ? by.are[value] : undefined) ?? limits.promised
}

/** A day until which something is to be done is a working day that is still to come. Throws UNTIL_WRONG. */
export function demandDay(city: City, kind: Kind, form: Record<string, unknown>): void {
  const day = dayIn(kind, form)
  if (day !== null && (day <= dayOf(city.clock.now()) || !isWorkingDay(city.content.calendar, day)))
    throw new Refusal('UNTIL_WRONG', { kind: kind.name, day })
}
