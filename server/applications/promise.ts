// SPDX-License-Identifier: Apache-2.0
import { type Case, dueInstant, matterOf, startClock } from '../cases/index.ts'
import { dayOf } from '../kernel/index.ts'
import type { City } from './needs.ts'

/** The last day on which an instant of the end of a day still lies. */
export const lastDay = (end: Date): string => dayOf(new Date(end.getTime() - 1))

/**
 * What is true before acceptance, when no limit of handling runs yet: by when it is said whether the case is taken into work
 * (行政许可法 art. 32), how long it takes from then on, and the latest day that both give together. Null once it is accepted (the
 * due date is a date then), while the applicant is to supplement (the clock stands still), and when it has ended.
 */
export async function promiseOf(city: City, subject: Case) {
  const { calendar } = city.content
  if (subject.acceptedAt !== null || subject.state !== 'submitted' || !subject.clocks.tell) return null
  const told = dueInstant(calendar, subject.clocks.tell)
  if (!told) return null
  const { promised } = (await matterOf(city, subject)).limits
  // acceptance on the last day of telling is the latest that there can be
  const done = promised ? dueInstant(calendar, startClock(promised, new Date(told.getTime() - 1))) : null
  return { tellBy: lastDay(told), limit: promised ?? '', latestOn: done ? lastDay(done) : null }
}

/** The day until which an accepted case is to be decided. */
export const dueDayOf = (subject: Case): string | null => (subject.acceptedAt && subject.dueAt ? lastDay(subject.dueAt) : null)
