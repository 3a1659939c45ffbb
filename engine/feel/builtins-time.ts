// SPDX-License-Identifier: Apache-2.0
import { months } from './arithmetic.ts'
import { asking, type Builtin, builtin } from './builtin.ts'
import type { Env } from './run.ts'
import {
  atZone,
  cityOffset,
  civilOf,
  type FeelDate,
  type FeelDateTime,
  type FeelTime,
  makeDate,
  makeTime,
  readDate,
  readDateTime,
  readDuration,
  readTemporal,
  readTime,
  type TimeDuration,
  tagged,
} from './temporal.ts'
import { dayOfYear, equal, isTemporal, typeOf, weekday } from './values.ts'

type Day = FeelDate | FeelDateTime
const day = (value: unknown) => value as Day
const n = (value: unknown) => value as number
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

export const timeBuiltins: Record<string, Builtin> = {
  date: builtin(
    ['from:string', ([from]) => readDate(from as string)],
    ['from:day', ([from]) => tagged<FeelDate>({ feel: 'date', days: day(from).days })],
    ['year:number, month:number, day:number', ([year, month, dayOfMonth]) => makeDate(n(year), n(month), n(dayOfMonth))],
  ),
  time: builtin(
    ['from:string', ([from]) => readTime(from as string)],
    ['from:time', ([from]) => from],
    [
      'from:date and time',
      ([from]) => tagged<FeelTime>({ feel: 'time', nanos: (from as FeelDateTime).nanos, zone: (from as FeelDateTime).zone }),
    ],
    ['from:date', () => tagged<FeelTime>({ feel: 'time', nanos: 0n, zone: { offset: 0, name: null } })],
    [
      'hour:number, minute:number, second:number, offset:nanos?',
      ([hour, minute, second, offset]) => makeTime(n(hour), n(minute), n(second), (offset ?? null) as TimeDuration | null),
    ],
  ),
  'date and time': builtin(
    ['from:string', ([from]) => readDateTime(from as string)],
    ['from:date and time', ([from]) => from],
    [
      'date:day, time:time',
      ([date, time]) =>
        tagged<FeelDateTime>({
          feel: 'date and time',
          days: day(date).days,
          nanos: (time as FeelTime).nanos,
          zone: (time as FeelTime).zone,
        }),
    ],
    [
      'year:number, month:number, day:number, hour:number, minute:number, second:number',
      ([year, month, dayOfMonth, hour, minute, second]) => {
        const [date, time] = [makeDate(n(year), n(month), n(dayOfMonth)), makeTime(n(hour), n(minute), n(second), null)]
        return date && time
          ? tagged<FeelDateTime>({ feel: 'date and time', days: date.days, nanos: time.nanos, zone: null })
          : null
      },
    ],
  ),
  duration: builtin(['from:string', ([from]) => readDuration(from as string)], ['from:duration', ([from]) => from]),
  'years and months duration': builtin(['from:day, to:day', ([from, to]) => monthsBetween(day(from), day(to))]),
  '@': builtin(['string:string', ([string]) => readTemporal(string as string)]),
  now: builtin(['', (_args, env) => atZone(instant(env), { offset: cityOffset, name: null })]),
  today: builtin(['', (_args, env) => tagged<FeelDate>({ feel: 'date', days: atZone(instant(env), null).days })]),
  'day of year': builtin(['date:day', ([date]) => dayOfYear(day(date).days)]),
  'day of week': builtin(['date:day', ([date]) => weekdays[weekday(day(date).days) - 1]]),
  'month of year': builtin(['date:day', ([date]) => monthNames[civilOf(day(date).days).month - 1]]),
  'week of year': builtin(['date:day', ([date]) => weekOfYear(day(date).days)]),
  is: asking(['value1:any, value2:any', ([a, b]) => isSame(a, b)]),
}

function instant(env: Env): bigint {
  return BigInt(Math.trunc(env.run.now ? env.run.now() : Date.now())) * 1_000_000n
}

/** Whole months between two dates; the time of day says nothing (DMN 1.5, table 72). */
function monthsBetween(from: Day, to: Day): unknown {
  const [a, b] = [civilOf(from.days), civilOf(to.days)]
  const count = (b.year - a.year) * 12 + b.month - a.month
  if (count > 0 && b.day < a.day) return months(count - 1)
  return months(count < 0 && b.day > a.day ? count + 1 : count)
}

/** ISO 8601 weeks: the week with the year's first Thursday is the first. */
function weekOfYear(days: number): number {
  const thursday = days - weekday(days) + 4
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1
}

/** The same value of the same type, zone included. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeOf(a) !== typeOf(b)) return false
  if (isTemporal(a) && isTemporal(b) && (a.feel === 'time' || a.feel === 'date and time') && a.feel === b.feel) {
    const [x, y] = [a.zone, b.zone]
    if ((x === null) !== (y === null) || x?.name !== y?.name || x?.offset !== y?.offset) return false
  }
  return equal(a, b) === true
}
