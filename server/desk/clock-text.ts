// SPDX-License-Identifier: Apache-2.0
import { workingDaysBetween } from '@chengshu/engine'
import { dayOf } from '../kernel/index.ts'
import type { City } from './needs.ts'

/** “2 天 5 小时”, in working days and hours of the day; “超 1 天”; “停”. */
export function clockText(city: City, dueAt: Date | null, isPaused: boolean, now: Date): string {
  if (isPaused) return '停'
  if (!dueAt) return ''
  const { calendar } = city.content
  if (dueAt < now) {
    const days = workingDaysBetween(calendar, dayOf(dueAt), dayOf(now))
    return days > 0 ? `超 ${days} 天` : `超 ${Math.max(1, Math.round((now.getTime() - dueAt.getTime()) / 3_600_000))} 小时`
  }
  const days = workingDaysBetween(calendar, dayOf(now), dayOf(new Date(dueAt.getTime() - 1)))
  const hours = Math.floor((new Date(`${dayOf(now)}T24:00:00+08:00`).getTime() - now.getTime()) / 3_600_000)
  return days > 0 ? `${days} 天 ${hours} 小时` : `${Math.max(0, Math.floor((dueAt.getTime() - now.getTime()) / 3_600_000))} 小时`
}
