// SPDX-License-Identifier: Apache-2.0
import { addDays, isDay, weekdayOf } from './day.ts'

/** Opening hours of one weekday or of every weekday: pairs of 'HH:MM', in order, not overlapping. */
export type Shift = { from: string; to: string }

/**
 * The calendar of one region, as plain JSON. `off` are rest days that a weekday table alone does not give, `work` are rest
 * days that are worked (调休). Entries are 'MM-DD', 'MM-DD..MM-DD' or whole dates. A year that is not listed is not known; one whose
 * notice is not out yet says why it is `provisional`, and so does what is counted with it.
 */
export type Calendar = {
  region: string
  version: string
  years: Record<string, { off: string[]; work: string[]; provisional?: string }>
  /** Working hours of a working day. Default: 09:00–12:00 and 13:00–17:00. A weekday ('1'…'7', Monday is 1) may differ. */
  shifts?: { default: Shift[]; weekdays?: Record<string, Shift[]> }
  /** When day N of a limit in working days ends, 'HH:MM'; default '24:00'. */
  closesAt?: string
  /** From this minute of the day, what arrives counts as arrived on the next day; absent: no such hour. */
  cutoffAt?: string
}

/** The calendar says nothing about this year. The answer is to enter the year's calendar, never to guess. */
export class CalendarYearUnknown extends Error {
  readonly year: string
  readonly region: string
  constructor(year: string, region: string) {
    super(`工作日历（地区 ${region}）还没有 ${year} 年的放假安排，请先录入 ${year} 年的节假日和调休，再计算期限。`)
    this.name = 'CalendarYearUnknown'
    this.year = year
    this.region = region
  }
}

/** A limit, calendar or clock that cannot be read. */
export class WorkTimeError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WorkTimeError'
  }
}

export const usualShifts: Shift[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
]

type YearDays = { off: Set<string>; work: Set<string> }

const read = new WeakMap<Calendar, Map<string, YearDays>>()

/** Whether people work on this day ('YYYY-MM-DD'); throws CalendarYearUnknown for a year without a calendar. */
export function isWorkingDay(calendar: Calendar, day: string): boolean {
  const year = day.slice(0, 4)
  const days = yearDays(calendar, year)
  if (days.work.has(day)) return true
  if (days.off.has(day)) return false
  return weekdayOf(day) <= 5
}

/** Why the calendar of a year may still change; null when its notice is out. */
export function whyProvisional(calendar: Calendar, year: string): string | null {
  return (Object.hasOwn(calendar.years, year) && calendar.years[year]?.provisional) || null
}

/** Why a day is not worked, for the explanation: a holiday of the calendar or a weekend. */
export function restReason(calendar: Calendar, day: string): 'holiday' | 'weekend' | null {
  if (isWorkingDay(calendar, day)) return null
  return yearDays(calendar, day.slice(0, 4)).off.has(day) && weekdayOf(day) <= 5 ? 'holiday' : 'weekend'
}

/** Whether a rest day by the week is worked because of an exchange (调休). */
export function isExchangedWorkingDay(calendar: Calendar, day: string): boolean {
  return yearDays(calendar, day.slice(0, 4)).work.has(day) && weekdayOf(day) > 5
}

/** The n-th working day after `day` (n > 0), or before it (n < 0). For n = 0 the day itself, or the next working day. */
export function addWorkingDays(calendar: Calendar, day: string, n: number): string {
  if (!Number.isInteger(n)) throw new WorkTimeError(`工作日数必须是整数，收到的是 ${n}。`)
  let at = day
  if (n === 0) {
    while (!isWorkingDay(calendar, at)) at = addDays(at, 1)
    return at
  }
  const way = n > 0 ? 1 : -1
  for (let left = Math.abs(n); left > 0; ) {
    at = addDays(at, way)
    if (isWorkingDay(calendar, at)) left -= 1
  }
  return at
}

/** How many working days lie after `from` up to and including `to`. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(calendar, at)) count += 1
  return count
}

/** The shifts that are worked on this day; none on a rest day. */
export function shiftsOn(calendar: Calendar, day: string): Shift[] {
  if (!isWorkingDay(calendar, day)) return []
  return calendar.shifts?.weekdays?.[String(weekdayOf(day))] ?? calendar.shifts?.default ?? usualShifts
}

/** What is wrong with a calendar, as sentences; empty when it can be used. */
export function checkCalendar(calendar: Calendar): string[] {
  const problems: string[] = []
  for (const year of Object.keys(calendar.years)) {
    try {
      const { off, work } = yearDays(calendar, year)
      for (const day of work) if (off.has(day)) problems.push(`${day} 既写在放假里又写在上班里，请只留一处。`)
      for (const day of work) if (weekdayOf(day) <= 5) problems.push(`${day} 本来就是工作日，不必写在调休上班里。`)
    } catch (cause) {
      problems.push(cause instanceof Error ? cause.message : String(cause))
    }
  }
  for (const shifts of [calendar.shifts?.default ?? [], ...Object.values(calendar.shifts?.weekdays ?? {})]) {
    let last = ''
    for (const shift of shifts) {
      if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(shift.from) || !/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(shift.to))
        problems.push(`班次 ${shift.from}–${shift.to} 的时间写法不对，应写成 09:00 这样。`)
      if (shift.from >= shift.to || shift.from < last) problems.push(`班次 ${shift.from}–${shift.to} 与前后班次重叠或首尾颠倒。`)
      last = shift.to
    }
  }
  return problems
}

function yearDays(calendar: Calendar, year: string): YearDays {
  let years = read.get(calendar)
  if (!years) {
    years = new Map()
    read.set(calendar, years)
  }
  const known = years.get(year)
  if (known) return known
  const listed = Object.hasOwn(calendar.years, year) ? calendar.years[year] : undefined
  if (!listed) throw new CalendarYearUnknown(year, calendar.region)
  const days = {
    off: new Set(listed.off.flatMap((e) => expand(year, e))),
    work: new Set(listed.work.flatMap((e) => expand(year, e))),
  }
  years.set(year, days)
  return days
}

function expand(year: string, entry: string): string[] {
  const [first = '', last = first] = entry.split('..').map((part) => (part.length === 5 ? `${year}-${part}` : part))
  if (!isDay(first) || !isDay(last) || last < first || first.slice(0, 4) !== year || last.slice(0, 4) !== year)
    throw new WorkTimeError(`工作日历 ${year} 年里的「${entry}」不是这一年的日期，应写成 05-01 或 05-01..05-05。`)
  const days: string[] = []
  for (let at = first; at <= last; at = addDays(at, 1)) days.push(at)
  return days
}

/** Writes a set of days of one year as 'MM-DD' and 'MM-DD..MM-DD' entries. */
export function foldDays(days: string[]): string[] {
  const sorted = [...days].sort()
  const entries: string[] = []
  let start = sorted[0]
  for (let i = 0; i < sorted.length; i += 1) {
    const at = sorted[i] ?? ''
    if (sorted[i + 1] === addDays(at, 1) && start !== undefined) continue
    entries.push(start === at || start === undefined ? at.slice(5) : `${start.slice(5)}..${at.slice(5)}`)
    start = sorted[i + 1]
  }
  return entries
}
