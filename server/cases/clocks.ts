// SPDX-License-Identifier: Apache-2.0
import { addWorkingDays, type Calendar, type Clock, dueAtOf, parseLimit } from '@chengshu/engine'
import { dayOf, localIso } from '../kernel/index.ts'
import type { Case, Clocks } from './case.ts'

export function startClock(limit: string, at: Date): Clock {
  return { limit: parseLimit(limit), startedAt: localIso(at), suspensions: [], extensions: [] }
}

/** A clock with what began it: the telling of what is missing runs from receipt, a promise from acceptance, and where nothing is applied for from the opening. */
export const begunAs = ({ isApplied }: { isApplied: boolean }, name: keyof Clocks, clock: Clock): Clock => ({
  ...clock,
  begunBy: name === 'tell' ? 'received' : isApplied ? 'accepted' : 'opened',
})

export function pauseClock(clock: Clock, at: Date, reason: string): Clock {
  if (clock.suspensions.some((one) => one.to === null)) return clock
  return { ...clock, suspensions: [...clock.suspensions, { from: localIso(at), to: null, reason }] }
}

export function resumeClock(clock: Clock, at: Date): Clock {
  return { ...clock, suspensions: clock.suspensions.map((one) => (one.to === null ? { ...one, to: localIso(at) } : one)) }
}

export function extendClock(clock: Clock, amount: string, reason: string): Clock {
  return { ...clock, extensions: [...clock.extensions, { limit: parseLimit(amount), reason }] }
}

/** The instant at which a clock ends; null while it stands still. */
export function dueInstant(calendar: Calendar, clock: Clock): Date | null {
  const dueAt = dueAtOf(calendar, clock)
  return dueAt === null ? null : new Date(dueAt)
}

/**
 * When the light turns yellow: the last 30 % of the limit or its last working
 * day, whichever comes first (standards-cn §2.3). For limits in working days it
 * is counted on the calendar, otherwise on the wall clock.
 */
export function yellowInstant(calendar: Calendar, clock: Clock, dueAt: Date): Date {
  if (clock.limit.unit === '工作日' && clock.anchor?.way !== 'before') {
    const last = Math.max(1, Math.floor(clock.limit.amount * 0.3))
    const due = dayOf(new Date(dueAt.getTime() - 1))
    return new Date(`${addWorkingDays(calendar, due, -last)}T23:59:59+08:00`)
  }
  const start = new Date(clock.startedAt).getTime()
  return new Date(start + (dueAt.getTime() - start) * 0.7)
}

/** Stores what the clocks say with the case, so that lists need no calendar. */
export function settleClocks(subject: Case, calendar: Calendar): void {
  const { promised, statutory, tell } = subject.clocks
  const shown = promised ?? (subject.acceptedAt === null ? tell : undefined)
  subject.dueAt = shown ? dueInstant(calendar, shown) : null
  subject.yellowAt = shown && subject.dueAt ? yellowInstant(calendar, shown, subject.dueAt) : null
  subject.statutoryDueAt = statutory ? dueInstant(calendar, statutory) : null
}
