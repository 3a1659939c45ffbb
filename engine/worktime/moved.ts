// SPDX-License-Identifier: Apache-2.0
import type { Calendar } from './calendar.ts'
import type { Clock } from './clock.ts'
import { daysBetween } from './day.ts'
import { dueOf } from './due.ts'

export type Moved = {
  id: string
  before: string | null
  after: string | null
  days: number
  dueOnBefore: string
  dueOnAfter: string
}

/** Which clocks get another due instant when a calendar changes; for the list that the calendar's editor confirms. */
export function moved(before: Calendar, after: Calendar, clocks: { id: string; clock: Clock }[], now?: string): Moved[] {
  const list: Moved[] = []
  for (const { id, clock } of clocks) {
    const was = dueOf(before, clock, now)
    const is = dueOf(after, clock, now)
    if (was.dueAt === is.dueAt && was.dueOn === is.dueOn) continue
    list.push({
      id,
      before: was.dueAt,
      after: is.dueAt,
      days: daysBetween(was.dueOn, is.dueOn),
      dueOnBefore: was.dueOn,
      dueOnAfter: is.dueOn,
    })
  }
  return list
}
