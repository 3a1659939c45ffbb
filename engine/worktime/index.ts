// SPDX-License-Identifier: Apache-2.0
export { backFrom } from './back.ts'
export {
  addWorkingDays,
  type Calendar,
  CalendarYearUnknown,
  checkCalendar,
  isExchangedWorkingDay,
  isWorkingDay,
  type Shift,
  shiftsOn,
  WorkTimeError,
  whyProvisional,
  workingDaysBetween,
} from './calendar.ts'
export { type Anchor, acceptedOn, type Beginning, type Clock, type Extension, type Suspension } from './clock.ts'
export { addDays, addMonths, dayOf, daysBetween, instantOf, isDay, usualPeriod, weekdayOf, writeInstant } from './day.ts'
export { type Due, dueAtOf, dueOf, type Light, type Remaining, remaining, type Step } from './due.ts'
export { type Limit, type LimitUnit, parseLimit, sayLimit, writeLimit } from './limit.ts'
export { limitInEnglish } from './limit-in-english.ts'
export { type Moved, moved } from './moved.ts'
