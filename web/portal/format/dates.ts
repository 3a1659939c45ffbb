// SPDX-License-Identifier: Apache-2.0

const zone = 'Asia/Shanghai'
const minutesAhead = 8 * 60

type Parts = { year: number; month: number; day: number; weekday: number; time: string; ordinal: number }

/** The city's wall clock: whatever the phone's own zone is, an office closes at the city's five o'clock. */
function partsOf(instant: Date): Parts {
  const local = new Date(instant.getTime() + minutesAhead * 60_000)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    time: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
    ordinal: Math.floor(local.getTime() / 86_400_000),
  }
}

const two = (value: number) => String(value).padStart(2, '0')
const weekdays = ['日', '一', '二', '三', '四', '五', '六']
const isEnglish = (language: string) => language.startsWith('en')

/** An instant as people say it: 今天 15:20, 昨天 09:05, 11月20日 15:20, 2025年3月1日 08:00. */
export function moment(iso: string, now: Date, language = 'zh-CN'): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const then = partsOf(at)
  const today = partsOf(now)
  const days = today.ordinal - then.ordinal
  if (isEnglish(language)) {
    if (days === 0) return `today ${then.time}`
    if (days === 1) return `yesterday ${then.time}`
    return `${englishDay(at, then.year !== today.year)} ${then.time}`
  }
  if (days === 0) return `今天 ${then.time}`
  if (days === 1) return `昨天 ${then.time}`
  if (days === -1) return `明天 ${then.time}`
  return `${chineseDay(then, then.year !== today.year)} ${then.time}`
}

/** A date (YYYY-MM-DD) or an instant, as a day: 11月24日（周二）. */
export function day(value: string, now: Date, language = 'zh-CN'): string {
  const at = instantOfDay(value)
  if (at === undefined) return value
  const then = partsOf(at)
  const otherYear = then.year !== partsOf(now).year
  if (isEnglish(language)) return englishDay(at, otherYear, true)
  return `${chineseDay(then, otherYear)}（周${weekdays[then.weekday]}）`
}

/** A date in full, for papers and licences: 2026年11月20日. */
export function fullDay(value: string, language = 'zh-CN'): string {
  const at = instantOfDay(value)
  if (at === undefined) return value
  return isEnglish(language) ? englishDay(at, true) : chineseDay(partsOf(at), true)
}

/** A month (YYYY-MM) in full: 2026年12月. */
export function month(value: string, language = 'zh-CN'): string {
  const at = instantOfDay(`${value}-01`)
  if (at === undefined) return value
  if (!isEnglish(language)) return `${partsOf(at).year}年${partsOf(at).month}月`
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: zone }).format(at)
}

/** 11-20, for chips. */
export function shortDay(value: string): string {
  const at = instantOfDay(value)
  if (at === undefined) return value
  const then = partsOf(at)
  return `${two(then.month)}-${two(then.day)}`
}

/** 10:32, the city's time. */
export function clockTime(iso: string): string {
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? iso : partsOf(at).time
}

function instantOfDay(value: string): Date | undefined {
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00+08:00` : value)
  return Number.isNaN(at.getTime()) ? undefined : at
}

const chineseDay = (then: Parts, withYear: boolean) => `${withYear ? `${then.year}年` : ''}${then.month}月${then.day}日`

const englishDay = (at: Date, withYear: boolean, withWeekday = false) =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(withYear ? { year: 'numeric' } : {}),
    ...(withWeekday ? { weekday: 'short' } : {}),
    timeZone: zone,
  }).format(at)

export type DateFields = { year: string; month: string; day: string }

/** Three fields of a date question, from what is kept. */
export function splitDate(value: unknown): DateFields {
  const found = typeof value === 'string' ? /^(\d{0,4})-(\d{0,2})-(\d{0,2})$/.exec(value) : null
  return { year: found?.[1] ?? '', month: found?.[2]?.replace(/^0/, '') ?? '', day: found?.[3]?.replace(/^0/, '') ?? '' }
}

/** Null while nothing is filled; YYYY-MM-DD when complete; otherwise what was typed, so that the check can say what is wrong. */
export function joinDate({ year, month, day: dayOfMonth }: DateFields): string | null {
  if (year === '' && month === '' && dayOfMonth === '') return null
  return `${year}-${month === '' ? '' : two(Number(month))}-${dayOfMonth === '' ? '' : two(Number(dayOfMonth))}`
}
