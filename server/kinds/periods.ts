// SPDX-License-Identifier: Apache-2.0
import { addDays, isDay, weekdayOf } from '@chengshu/engine'

/** When a round is due: each day, on a day of the week (1 is Monday) or month, or on MM-DD, from an hour on. */
export type When = { every: 'day' | 'week' | 'month' | 'year'; on?: string; at?: number }

/** After an outage as many periods are caught up at the most, the newest ones. */
const CAUGHT_UP = { day: 7, week: 4, month: 3, year: 1 }

/** The days on which a round was due, the oldest first, that are not further back than is caught up. `now` as the city's clock says it. */
export function periodsDue(round: When, now: string): string[] {
  const today = now.slice(0, 10)
  const hour = Number(now.slice(11, 13))
  const due: string[] = []
  for (let day = today; due.length < CAUGHT_UP[round.every] && day > addDays(today, -400); day = addDays(day, -1))
    if (isDueOn(round, day) && (day < today || hour >= (round.at ?? 0))) due.unshift(day)
  return due
}

function isDueOn({ every, on }: When, day: string): boolean {
  if (every === 'day') return true
  if (every === 'week') return weekdayOf(day) === Number(on ?? 1)
  if (every === 'month') return Number(day.slice(8)) === Number(on ?? 1)
  return day.slice(5) === (on ?? '01-01')
}

/** What is wrong with when a round is due; null where nothing is. */
export function faultOfRound({ every, on }: When): string | null {
  if (on === undefined) return null
  if (every === 'day') return '每天一次的巡查不写 on'
  if (every === 'week') return /^[1-7]$/.test(on) ? null : '每周一次的 on 写 1 到 7（1 是星期一）'
  if (every === 'month') return /^([1-9]|1\d|2[0-8])$/.test(on) ? null : '每月一次的 on 写 1 到 28'
  return isDay(`2027-${on}`) && on !== '02-29' ? null : '每年一次的 on 写 MM-DD，不能是 02-29'
}
