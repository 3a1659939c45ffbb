// SPDX-License-Identifier: Apache-2.0
import { words } from '../words/index.ts'

const ZONE = 'Asia/Shanghai'
const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const monthDay = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, month: 'long', day: 'numeric' })
const yearMonthDay = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, year: 'numeric', month: 'long', day: 'numeric' })
const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, weekday: 'short' })
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The day in Shanghai of an instant, YYYY-MM-DD. */
export function dayOf(instant: Date): string {
  return isoDay.format(instant)
}

/** 今天 15:20, 昨天 09:00, 11月20日 15:20, 2025年3月1日 15:20 */
export function saidAt(iso: string | null | undefined, now = new Date()): string {
  if (iso === null || iso === undefined || iso === '') return '—'
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return saidOn(iso, now)
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const time = clock.format(at)
  const away = daysBetween(dayOf(at), dayOf(now))
  if (away === 0) return words.t('time.today', { time })
  if (away === 1) return words.t('time.yesterday', { time })
  if (away === -1) return words.t('time.tomorrow', { time })
  return `${calendarDay(at, now)} ${time}`
}

/** 11月24日（周二） of a day or an instant; with the year when it is another one. */
export function saidOn(iso: string | null | undefined, now = new Date()): string {
  if (iso === null || iso === undefined || iso === '') return '—'
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T12:00:00+08:00` : iso)
  if (Number.isNaN(at.getTime())) return iso
  return `${calendarDay(at, now)}（${weekday.format(at)}）`
}

/** 11月24日（周二）24:00 前: until when something is to be done, by the instant that the working calendar gives. */
export function saidDue(iso: string | null | undefined, now = new Date()): string {
  if (iso === null || iso === undefined || iso === '') return '—'
  const time = dueTime(iso)
  // midnight is written as the next day's 00:00 and belongs to the day before
  const day = /T/.test(iso) && time === '24:00' ? dayOf(new Date(new Date(iso).getTime() - 1)) : iso
  return words.t('time.dueAt', { day: saidOn(day, now), time })
}

/** The hour at which a limit ends: 24:00 of its day, as the working calendar counts limits in days, or the hour of a limit in hours. */
export function dueTime(iso: string): string {
  const time = /T/.test(iso) ? clock.format(new Date(iso)) : '00:00'
  return time === '00:00' || time === '23:59' ? '24:00' : time
}

/** 10 分钟, 3 小时, 2 天: how long something took or has waited. */
export function saidLong(fromIso: string, toIso: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(toIso) - Date.parse(fromIso)) / 60_000))
  if (minutes < 60) return words.t('time.minutes', { n: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return words.t('time.hours', { n: hours })
  return words.t('time.days', { n: Math.floor(hours / 24), hours: hours % 24 })
}

function calendarDay(at: Date, now: Date): string {
  return dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4) ? monthDay.format(at) : yearMonthDay.format(at)
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
