// SPDX-License-Identifier: Apache-2.0
import { addDays, addWorkingDays, type Calendar, CalendarYearUnknown, daysBetween, parseLimit } from '@chengshu/engine'

/**
 * Whether a licence that is valid to `validTo` may be had again: from `renewFrom` ('30 自然日', '90 工作日') before it runs out; without one,
 * when it has run out. The rules of food licences count in working days (《食品经营许可和备案管理办法》).
 */
export function mayRenew(calendar: Calendar, validTo: string | null, renewFrom: string | undefined, today: string): boolean {
  if (validTo === null) return false
  if (renewFrom === undefined) return validTo < today
  const { amount, unit } = parseLimit(renewFrom)
  if (unit !== '工作日') return validTo < addDays(today, amount)
  const left = daysBetween(today, validTo)
  // so many working days are never fewer natural days, and never twice as many with a long holiday
  if (left < amount) return true
  if (left > amount * 2 + 30) return false
  try {
    return validTo < addWorkingDays(calendar, today, amount)
  } catch (cause) {
    // the notice of that year is not out: five days a week, without holidays, errs by days, and the other way for nobody who is in time
    if (cause instanceof CalendarYearUnknown) return left < Math.floor((amount * 7) / 5)
    throw cause
  }
}
