// SPDX-License-Identifier: Apache-2.0
import { addWorkingDays, type Calendar, isWorkingDay, shiftsOn, WorkTimeError } from './calendar.ts'
import { addDays, addMonths, dayOf, instantAt, instantOf } from './day.ts'
import type { Limit } from './limit.ts'

const HOUR = 3_600_000
const DAYS_LOOKED_BACK = 4_000

/**
 * The instant at which a limit ends that is counted back from an anchor, a day or an instant: so many days before it, to the end of
 * that day; so many hours before it. A day has its hours counted from its beginning. A last day that is a rest day stays.
 * Throws WorkTimeError for parts of a day, CalendarYearUnknown where the calendar does not hold the year.
 */
export function backFrom(calendar: Calendar, anchor: string, limit: Limit): number {
  const at = instantOf(anchor)
  if (Number.isNaN(at)) throw new WorkTimeError(`推算期限所依据的时间「${anchor}」看不懂。`)
  const { amount, unit } = limit
  if (unit === '分钟') return at - Math.round((amount * HOUR) / 60)
  if (unit === '小时' || unit === '紧急工作时') return at - Math.round(amount * HOUR)
  if (unit === '工作时') return backOverShifts(calendar, at, Math.round(amount * HOUR))
  if (!Number.isInteger(amount)) throw new WorkTimeError(`向前推的天数、月数应为整数，收到的是 ${amount}。`)
  return instantAt(dayBefore(calendar, dayOf(at), limit), calendar.closesAt ?? '24:00')
}

function dayBefore(calendar: Calendar, day: string, { amount, unit }: Limit): string {
  if (unit === '工作日') return amount === 0 ? day : addWorkingDays(calendar, day, -amount)
  if (unit === '自然日') return addDays(day, -amount)
  return addMonths(day, -amount * (unit === '年' ? 12 : 1))
}

function backOverShifts(calendar: Calendar, at: number, budget: number): number {
  let left = budget
  let day = dayOf(at)
  for (let n = 0; n < DAYS_LOOKED_BACK; n += 1, day = addDays(day, -1)) {
    if (!isWorkingDay(calendar, day)) continue
    for (const shift of shiftsOn(calendar, day).toReversed()) {
      const from = instantAt(day, shift.from)
      const to = Math.min(at, instantAt(day, shift.to))
      if (to <= from) continue
      if (to - from >= left) return to - left
      left -= to - from
    }
  }
  throw new WorkTimeError('期限太长，算不出到期日。')
}
