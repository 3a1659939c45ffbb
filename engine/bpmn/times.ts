// SPDX-License-Identifier: Apache-2.0
import { compileFeel } from '../feel/index.ts'
import { type Calendar, dueOf, parseLimit } from '../worktime/index.ts'

/** Offset of the city's clock, Asia/Shanghai: no summer time since 1991. */
const cityOffset = 8 * 3600_000
const isoDate = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d:?\d\d)?(?:@[\w/]+)?$/
const isoDuration =
  /^(-)?P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?!$)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const isoCycle = /^R(\d*)\/(.+)$/

/** Instant in milliseconds, or null. A date without an offset is the city's. */
export function readInstant(text: string): number | null {
  const found = isoDate.exec(text.trim())
  if (!found) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '0', zone = '+08:00'] = found
  const plain = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`)
  if (Number.isNaN(plain)) return null
  if (zone === 'Z') return plain
  const offset = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000
  return plain - (zone[0] === '-' ? -offset : offset)
}

/** ISO 8601 in the city's time, +08:00. */
export function writeInstant(at: number): string {
  const text = new Date(at + cityOffset).toISOString()
  return `${text.endsWith('.000Z') ? text.slice(0, 19) : text.slice(0, 23)}+08:00`
}

/** Adds an ISO duration; months and years by the calendar, the last day of a month held (31 January + P1M is 28 or 29 February). */
export function addDuration(at: number, text: string): number | null {
  const found = isoDuration.exec(text.trim())
  if (!found) return null
  const [, minus, years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
  const sign = minus ? -1 : 1
  let moved = at
  const inMonths = sign * (Number(years) * 12 + Number(months))
  if (inMonths !== 0) {
    const local = new Date(at + cityOffset)
    const day = local.getUTCDate()
    local.setUTCDate(1)
    local.setUTCMonth(local.getUTCMonth() + inMonths)
    const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate()
    local.setUTCDate(Math.min(day, last))
    moved = local.getTime() - cityOffset
  }
  const whole =
    ((Number(weeks) * 7 + Number(days)) * 24 + Number(hours)) * 3600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000
  const result = moved + sign * Math.round(whole)
  return Number.isFinite(result) && Math.abs(result) < 8.64e15 ? result : null
}

/** A work-time limit as people write it: 5 工作日. */
export function isLimit(text: string): boolean {
  try {
    parseLimit(text)
    return true
  } catch {
    return false
  }
}
function isFeel(text: string, names: readonly string[]): boolean {
  try {
    compileFeel(text, names)
    return true
  } catch {
    return false
  }
}

export function timeReadable(kind: 'date' | 'duration' | 'cycle', text: string, names: readonly string[] = []): boolean {
  if (kind === 'date' && readInstant(text) !== null) return true
  if (kind !== 'date' && addDuration(0, text) !== null) return true
  if (kind === 'duration' && isLimit(text)) return true
  const cycle = isoCycle.exec(text)
  if (cycle) return kind === 'cycle' && readCycle(text) !== null
  if (/^-?P(T?\d|$)/i.test(text) || /^\d{4}-\d\d/.test(text) || /^\d+$/.test(text)) return false
  return isFeel(text, names)
}

/** R3/PT10M, R/PT1H, R3/2026-01-01T09:00:00+08:00/PT1H: times left (−1 endless), first instant, distance. */
export function readCycle(text: string): { left: number; from: number | null; every: string } | null {
  const found = isoCycle.exec(text.trim())
  if (!found) return addDuration(0, text) === null ? null : { left: 1, from: null, every: text.trim() }
  const parts = (found[2] as string).split('/')
  const every = parts[parts.length - 1] as string
  if (addDuration(0, every) === null || parts.length > 2) return null
  const from = parts.length === 2 ? readInstant(parts[0] as string) : null
  if (parts.length === 2 && from === null) return null
  return { left: found[1] ? Math.max(1, Number(found[1])) : -1, from, every }
}

/** Why a time could not be counted. */
export class TimeProblem extends Error {}

/** When a date or duration that is written out (ISO or a work-time limit) comes due. @throws TimeProblem */
export function dueAt(kind: 'date' | 'duration', text: string, now: string, calendar: Calendar | undefined): string {
  const start = readInstant(now)
  if (start === null) throw new TimeProblem(`now is not an instant: ${now}`)
  if (kind === 'date') {
    const at = readInstant(text)
    if (at === null) throw new TimeProblem(`「${text}」不是日期时间`)
    return writeInstant(at)
  }
  const plain = addDuration(start, text)
  if (plain !== null) return writeInstant(plain)
  if (!isLimit(text)) throw new TimeProblem(`「${text}」不是时长`)
  const limit = parseLimit(text)
  if (limit.unit === '分钟') return writeInstant(start + limit.amount * 60_000)
  if (limit.unit === '小时') return writeInstant(start + limit.amount * 3600_000)
  if (!calendar) throw new TimeProblem(`计算「${text}」需要工作日历`)
  const due = dueOf(calendar, { limit, startedAt: now, suspensions: [], extensions: [] }, now)
  if (due.dueAt === null) throw new TimeProblem(`「${text}」算不出到期时间`)
  return due.dueAt
}
