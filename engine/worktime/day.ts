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
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * dayMilliseconds).toISOString().slice(0, 10)
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
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** How many days lie from one day to the other. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds)
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
  return new Date(instant + offsetMilliseconds).toISOString().slice(0, 10)
}

/** The instant of 'HH:MM' on a day in the city; '24:00' is the end of that day. */
export function instantAt(day: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return Date.parse(`${day}T00:00:00Z`) - offsetMilliseconds + (hours * 60 + minutes) * 60_000
}
