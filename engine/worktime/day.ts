// SPDX-License-Identifier: Apache-2.0
// Days are 'YYYY-MM-DD' texts, instants are ISO texts; the city's zone is Asia/Shanghai, +08:00 all year since 1991.

/** Minutes by which the city's clock is ahead of UTC. */
export const cityOffsetMinutes = 480
const dayMilliseconds = 86_400_000
const offsetMilliseconds = cityOffsetMinutes * 60_000

/** Whether a text is a date that exists. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= monthDays(year, month)
}

/** How many days a month has. */
export function monthDays(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function addDays(day: string, n: number): string {
  return textOf(numberOf(day) + n)
}

/** Days since 1970-01-01 (proleptic Gregorian), by arithmetic: clocks are counted for whole lists of cases. */
function numberOf(day: string): number {
  const year = twoDigits(day, 0) * 100 + twoDigits(day, 2)
  const month = twoDigits(day, 5)
  const date = twoDigits(day, 8)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

/** Read without cutting the text: a fifth of what an act counts with is days. NaN where no digits stand. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

function textOf(days: number): string {
  const z = days + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const date = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`
}

/** Calendar months later; a day that the month does not have becomes the month's last day (民法典 art. 202). */
export function addMonths(day: string, n: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  const last = Math.min(Number(day.slice(8, 10)), monthDays(year, month))
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(day: string): number {
  return ((((numberOf(day) + 3) % 7) + 7) % 7) + 1
}

/** How many days lie from one day to the other. */
export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from)
}

/** Reads an ISO instant; a text without a zone is in the city's zone, a bare date is the start of that day. */
export function instantOf(text: string): number {
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) && text.includes('T')
  const full = text.includes('T') ? text : `${text}T00:00:00`
  return Date.parse(zoned ? text : `${full}+08:00`)
}

/** The instant written in the city's zone: 2026-02-24T24:00 is written as the next day's 00:00. */
export function writeInstant(instant: number): string {
  const iso = new Date(instant + offsetMilliseconds).toISOString()
  return `${iso.slice(0, iso.endsWith('.000Z') ? 19 : 23)}+08:00`
}

/** The city's calendar day of an instant. */
export function dayOf(instant: number): string {
  return textOf(Math.floor((instant + offsetMilliseconds) / dayMilliseconds))
}

/** The instant of 'HH:MM' on a day in the city; '24:00' is the end of that day. */
export function instantAt(day: string, time: string): number {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return numberOf(day) * dayMilliseconds - offsetMilliseconds + minutes * 60_000
}

/** The days that a report is about unless somebody asks for others: this month until today, and on its first day the whole month before. */
export function usualPeriod(today: string): { from: string; to: string } {
  const to = today.endsWith('-01') ? addDays(today, -1) : today
  return { from: `${to.slice(0, 8)}01`, to }
}
