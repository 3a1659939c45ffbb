// SPDX-License-Identifier: Apache-2.0
// Dates, times and durations of FEEL. A date and time without a zone is in the city's zone (+08:00).

export type FeelDate = { readonly feel: 'date'; readonly days: number }
export type Zone = { readonly offset: number; readonly name: string | null }
export type FeelTime = { readonly feel: 'time'; readonly nanos: bigint; readonly zone: Zone | null }
export type FeelDateTime = {
  readonly feel: 'date and time'
  readonly days: number
  readonly nanos: bigint
  readonly zone: Zone | null
}
export type MonthsDuration = { readonly feel: 'months'; readonly months: number }
export type TimeDuration = { readonly feel: 'nanos'; readonly nanos: bigint }
export type Temporal = FeelDate | FeelTime | FeelDateTime | MonthsDuration | TimeDuration

/** What marks a value as ours: data from outside that happens to have a key `feel` stays data. */
export class Tagged {}

export function tagged<const T extends object>(value: T): T {
  return Object.assign(new Tagged(), value)
}

export const cityOffset = 8 * 3600
const second = 1_000_000_000n
export const dayNanos = 86_400n * second
const largestYear = 999_999_999

/** Days since 1970-01-01 of a civil date (proleptic Gregorian); null when the date does not exist. */
export function daysOf(year: number, month: number, day: number): number | null {
  if (![year, month, day].every(Number.isInteger) || Math.abs(year) > largestYear) return null
  if (month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) return null
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

export function civilOf(days: number): { year: number; month: number; day: number } {
  const z = days + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1 }
}

export function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function makeDate(year: number, month: number, day: number): FeelDate | null {
  const days = daysOf(year, month, day)
  return days === null ? null : tagged({ feel: 'date', days })
}

export function makeTime(hour: number, minute: number, sec: number, offset: TimeDuration | null): FeelTime | null {
  if (
    !Number.isInteger(hour) ||
    !Number.isInteger(minute) ||
    hour < 0 ||
    hour > 23 ||
    minute < 0 ||
    minute > 59 ||
    sec < 0 ||
    sec >= 60
  )
    return null
  const nanos = (BigInt(hour) * 3600n + BigInt(minute) * 60n) * second + BigInt(Math.round(sec * 1e9))
  if (!offset) return tagged({ feel: 'time', nanos, zone: null })
  const seconds = Number(offset.nanos / second)
  return Math.abs(seconds) > 18 * 3600 ? null : tagged({ feel: 'time', nanos, zone: { offset: seconds, name: null } })
}

export function readDate(text: string): FeelDate | null {
  const match = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d{2})-(\d{2})$/.exec(text)
  return match ? makeDate(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

const endOfDay = /^24:00:00(?:\.0{1,30})?(?![\d.])(.*)$/

export function readTime(text: string, days = 0): FeelTime | null {
  const midnight = endOfDay.exec(text)
  if (midnight) return readTime(`00:00:00${midnight[1]}`, days)
  const match = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,30}))?(.*)$/.exec(text)
  if (!match) return null
  const [hour, minute, sec] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (hour > 23 || minute > 59 || sec > 59) return null
  const nanos = (BigInt(hour) * 3600n + BigInt(minute) * 60n + BigInt(sec)) * second + fraction(match[4])
  const zone = readZone(match[5] ?? '', days, nanos)
  return zone === undefined ? null : tagged({ feel: 'time', nanos, zone })
}

export function readDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf('T')
  const date = readDate(at < 0 ? text : text.slice(0, at))
  if (!date) return null
  if (at < 0) return tagged({ feel: 'date and time', days: date.days, nanos: 0n, zone: null })
  const clock = text.slice(at + 1)
  const midnight = endOfDay.exec(clock)
  // 24:00:00 is the first instant of the next day (XML Schema 1.1, 3.3.7)
  if (midnight) {
    const zone = readZone(midnight[1] ?? '', date.days + 1, 0n)
    return zone === undefined ? null : tagged({ feel: 'date and time', days: date.days + 1, nanos: 0n, zone })
  }
  const time = readTime(clock, date.days)
  return time ? tagged({ feel: 'date and time', days: date.days, nanos: time.nanos, zone: time.zone }) : null
}

export function readDuration(text: string): MonthsDuration | TimeDuration | null {
  if (text.length > 100) return null
  const months = /^(-)?P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?$/.exec(text)
  if (months) {
    const sum = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0)
    return Number.isSafeInteger(sum) ? tagged({ feel: 'months', months: months[1] ? -sum + 0 : sum }) : null
  }
  const match = /^(-)?P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/.exec(text)
  if (!match) return null
  const part = (i: number) => BigInt(match[i] ?? 0)
  const nanos = part(2) * dayNanos + (part(3) * 3600n + part(4) * 60n + part(5)) * second + fraction(match[6])
  return tagged({ feel: 'nanos', nanos: match[1] ? -nanos : nanos })
}

/** Reads whatever an @"…" literal may hold. */
export function readTemporal(text: string): Temporal | null {
  if (/^-?P/.test(text)) return readDuration(text)
  if (/^\d{2}:/.test(text)) return readTime(text)
  return text.includes('T') ? readDateTime(text) : readDate(text)
}

export function writeTemporal(value: Temporal): string {
  switch (value.feel) {
    case 'date':
      return writeDate(value.days)
    case 'time':
      return writeTime(value.nanos) + writeZone(value.zone)
    case 'date and time':
      return `${writeDate(value.days)}T${writeTime(value.nanos)}${writeZone(value.zone)}`
    case 'months': {
      const size = Math.abs(value.months)
      const [years, months] = [Math.floor(size / 12), size % 12]
      const parts = `${years ? `${years}Y` : ''}${months ? `${months}M` : ''}`
      return `${value.months < 0 ? '-' : ''}P${parts || '0M'}`
    }
    case 'nanos': {
      const size = value.nanos < 0n ? -value.nanos : value.nanos
      const { days, hours, minutes, seconds, rest } = split(size)
      const secs = seconds || rest ? `${seconds}${rest ? `.${String(rest).padStart(9, '0').replace(/0+$/, '')}` : ''}S` : ''
      const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${secs}`
      const parts = `${days ? `${days}D` : ''}${time ? `T${time}` : ''}`
      return `${value.nanos < 0n ? '-' : ''}P${parts || 'T0S'}`
    }
  }
}

export function split(nanos: bigint): { days: number; hours: number; minutes: number; seconds: number; rest: number } {
  const n = (part: bigint) => Number(part)
  return {
    days: n(nanos / dayNanos),
    hours: n((nanos / (3600n * second)) % 24n),
    minutes: n((nanos / (60n * second)) % 60n),
    seconds: n((nanos / second) % 60n),
    rest: n(nanos % second),
  }
}

/** Nanoseconds since 1970 in UTC; without a zone the city's zone is meant. */
export function epochOf(value: FeelDateTime): bigint {
  return BigInt(value.days) * dayNanos + value.nanos - BigInt(value.zone?.offset ?? cityOffset) * second
}

/** The wall clock of an instant in a zone. */
export function atZone(epoch: bigint, zone: Zone | null): FeelDateTime {
  const offset = zone === null ? cityOffset : zone.name === null ? zone.offset : offsetAt(zone.name, epoch)
  const local = epoch + BigInt(offset) * second
  const days = floorDivide(local, dayNanos)
  return tagged({
    feel: 'date and time',
    days: Number(days),
    nanos: local - days * dayNanos,
    zone: zone && { offset, name: zone.name },
  })
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient
}

function fraction(digits: string | undefined): bigint {
  return digits ? BigInt(digits.slice(0, 9).padEnd(9, '0')) : 0n
}

function readZone(text: string, days: number, nanos: bigint): Zone | null | undefined {
  if (text === '') return null
  if (text === 'Z' || text === 'z') return { offset: 0, name: null }
  const match = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (match) {
    const [hours, minutes, seconds] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)]
    const offset = hours * 3600 + minutes * 60 + seconds
    if (offset > 18 * 3600 || minutes > 59 || seconds > 59) return undefined
    return { offset: match[1] === '-' ? -offset + 0 : offset, name: null }
  }
  if (!/^@[A-Za-z][\w+/-]*$/.test(text)) return undefined
  const name = text.slice(1)
  try {
    const wall = BigInt(days) * dayNanos + nanos
    const first = offsetAt(name, wall)
    return { offset: offsetAt(name, wall - BigInt(first) * second), name }
  } catch {
    return undefined
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

function offsetAt(name: string, epoch: bigint): number {
  let format = formats.get(name)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: name, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric', era: 'short' },
    })
    formats.set(name, format)
  }
  const seconds = Number(floorDivide(epoch, second))
  if (Math.abs(seconds) > 8e12) return 0
  const parts: Record<string, string> = {}
  for (const { type, value } of format.formatToParts(seconds * 1000)) parts[type] = value
  const year = parts.era?.startsWith('B') ? 1 - Number(parts.year) : Number(parts.year)
  const days = daysOf(year, Number(parts.month), Number(parts.day)) ?? 0
  return days * 86_400 + Number(parts.hour) * 3600 + Number(parts.minute) * 60 + Number(parts.second) - seconds
}

function writeDate(days: number): string {
  const { year, month, day } = civilOf(days)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function writeTime(nanos: bigint): string {
  const { hours, minutes, seconds, rest } = split(nanos)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(hours)}:${two(minutes)}:${two(seconds)}${rest ? `.${String(rest).padStart(9, '0').replace(/0+$/, '')}` : ''}`
}

function writeZone(zone: Zone | null): string {
  if (!zone) return ''
  if (zone.name) return `@${zone.name}`
  if (zone.offset === 0) return 'Z'
  const size = Math.abs(zone.offset)
  const two = (n: number) => String(n).padStart(2, '0')
  const seconds = size % 60
  return `${zone.offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${seconds ? `:${two(seconds)}` : ''}`
}
