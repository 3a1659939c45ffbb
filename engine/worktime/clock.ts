// SPDX-License-Identifier: Apache-2.0
// A clock is a budget and a ledger of suspensions, never a target instant. The budget is time of the kind that the limit counts
// (of working days, of shifts, of all days), and it is spent only while nothing suspends it: so pausing and resuming
// gives back exactly what was paused, and a new holiday can only move the end further away.
import { type Calendar, isWorkingDay, shiftsOn, WorkTimeError } from './calendar.ts'
import { addDays, addMonths, dayOf, instantAt, instantOf } from './day.ts'
import type { Limit, LimitUnit } from './limit.ts'

export type Suspension = { from: string; to: string | null; reason: string }
export type Extension = { limit: Limit; reason: string }
/** What a clock began with; what is not said is an acceptance. */
export type Beginning = 'accepted' | 'received' | 'opened'
export type Clock = {
  limit: Limit
  startedAt: string
  suspensions: Suspension[]
  extensions: Extension[]
  begunBy?: Beginning
  /** what it is counted from instead, where that is not its beginning; `before`: counted back, so that `limit` ends so long before it */
  anchor?: Anchor
}
/** `of` tells one anchor from another, `name` is what people call it; `at`: a day or an instant. */
export type Anchor = { way: 'before' | 'after'; of: string; name: string; at: string }

export type Interval = { from: number; to: number }
const minute = 60_000
const hour = 3_600_000
const day = 24 * hour
const daysLookedAhead = 40_000

export const countsDays: Record<LimitUnit, boolean> = {
  工作日: true,
  自然日: true,
  个月: true,
  年: true,
  工作时: false,
  紧急工作时: false,
  小时: false,
  分钟: false,
}

/** The suspensions in order, without overlaps, cut at the start; an open one ends at infinity. */
export function suspendedTimes(clock: Clock): Interval[] {
  const intervals = clock.suspensions.map((pause) => {
    const from = instantOf(pause.from)
    const to = pause.to === null ? Number.POSITIVE_INFINITY : instantOf(pause.to)
    if (Number.isNaN(from) || Number.isNaN(to)) throw new WorkTimeError(`中止「${pause.reason}」的起止时间看不懂。`)
    if (to < from) throw new WorkTimeError(`中止「${pause.reason}」的结束时间早于开始时间。`)
    return { from, to }
  })
  intervals.sort((a, b) => a.from - b.from)
  const merged: Interval[] = []
  for (const next of intervals) {
    const last = merged.at(-1)
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to)
    else merged.push({ ...next })
  }
  return merged
}

/** Where counting begins: for limits in days at the end of the day of acceptance, which does not count (民法典 art. 201). */
export function countingBegins(calendar: Calendar, clock: Clock): number {
  const started = instantOf(clock.startedAt)
  if (Number.isNaN(started)) throw new WorkTimeError(`计时起点「${clock.startedAt}」不是时间。`)
  if (!countsDays[clock.limit.unit]) return started
  return instantAt(acceptedOn(calendar, clock), '24:00')
}

/** The day of acceptance; what arrives after the calendar's cut-off hour counts as arrived on the next day. */
export function acceptedOn(calendar: Calendar, clock: Clock): string {
  const started = instantOf(clock.startedAt)
  const on = dayOf(started)
  return calendar.cutoffAt && clock.startedAt.includes('T') && started >= instantAt(on, calendar.cutoffAt) ? addDays(on, 1) : on
}

/** How long the budget of one limit is, in milliseconds of its own kind of time, if counting begins at `from`. */
export function budgetOf(calendar: Calendar, limit: Limit, from: number): number {
  if (!(limit.amount >= 0)) throw new WorkTimeError(`期限不能是 ${limit.amount} ${limit.unit}。`)
  switch (limit.unit) {
    case '工作日':
      return Math.round(limit.amount * workingDayLength(calendar))
    case '自然日':
      return Math.round(limit.amount * day)
    case '工作时':
    case '紧急工作时':
    case '小时':
      return Math.round(limit.amount * hour)
    case '分钟':
      return Math.round(limit.amount * minute)
    case '个月':
    case '年': {
      const anchor = dayOf(from - 1)
      return instantAt(addMonths(anchor, limit.amount * (limit.unit === '年' ? 12 : 1)), '24:00') - instantAt(anchor, '24:00')
    }
  }
}

/** A working day is counted from 0:00 to the closing time. */
export function workingDayLength(calendar: Calendar): number {
  return instantAt('2026-01-01', calendar.closesAt ?? '24:00') - instantAt('2026-01-01', '00:00')
}

/** Spends `budget` from `from` on, leaving out suspended time; gives the instant at which it is used up (or infinity). */
export function spendFrom(calendar: Calendar, unit: LimitUnit, from: number, budget: number, paused: Interval[]): number {
  if (budget <= 0) return from
  let left = budget
  for (const window of windows(calendar, unit, from)) {
    for (const open of without(window, paused)) {
      if (open.to - open.from >= left) return open.from + left
      left -= open.to - open.from
    }
    if (paused.some((p) => p.to === Number.POSITIVE_INFINITY && p.from <= window.to)) return Number.POSITIVE_INFINITY
  }
  throw new WorkTimeError('期限太长，算不出到期日。')
}

/** How much of a unit's time lies between two instants outside the suspensions. */
export function timeBetween(calendar: Calendar, unit: LimitUnit, from: number, to: number, paused: Interval[]): number {
  if (to <= from) return 0
  let sum = 0
  for (const window of windows(calendar, unit, from)) {
    if (window.from >= to) break
    for (const open of without({ from: window.from, to: Math.min(window.to, to) }, paused)) sum += open.to - open.from
    if (window.to >= to) break
  }
  return sum
}

/** The stretches of time, from an instant on, in which a unit counts. */
function* windows(calendar: Calendar, unit: LimitUnit, from: number): Generator<Interval> {
  if (unit !== '工作日' && unit !== '工作时') {
    yield { from, to: from + daysLookedAhead * day }
    return
  }
  for (let at = dayOf(from), n = 0; n < daysLookedAhead; at = addDays(at, 1), n += 1) {
    if (!isWorkingDay(calendar, at)) continue
    const shifts = unit === '工作日' ? [{ from: '00:00', to: calendar.closesAt ?? '24:00' }] : shiftsOn(calendar, at)
    for (const shift of shifts) {
      const window = { from: Math.max(from, instantAt(at, shift.from)), to: instantAt(at, shift.to) }
      if (window.to > window.from) yield window
    }
  }
}

function* without(window: Interval, paused: Interval[]): Generator<Interval> {
  let from = window.from
  for (const pause of paused) {
    if (pause.to <= from) continue
    if (pause.from >= window.to) break
    if (pause.from > from) yield { from, to: pause.from }
    from = Math.max(from, pause.to)
    if (from >= window.to) return
  }
  if (from < window.to) yield { from, to: window.to }
}
