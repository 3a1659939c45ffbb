// SPDX-License-Identifier: Apache-2.0
import { acceptedOn, type Clock, daysBetween, workingDaysBetween, writeLimit } from '@chengshu/engine'
import { dayOf, localIso } from '../kernel/index.ts'
import type { City } from './needs.ts'

/** The sum of a clock, part by part, as it is said in one line: from a day, so much, longer by so much, so many days not counted, until a day. */
export function clockSum(city: City, clock: Clock, dueOn: string, now: Date) {
  const { calendar } = city.content
  const { anchor } = clock
  // what is counted back waits for no pause, and what is counted on began when its anchor did
  const pauses = anchor?.way === 'before' ? [] : clock.suspensions.filter(({ to }) => to === null || to > clock.startedAt)
  const between =
    clock.limit.unit === '工作日' ? (from: string, to: string) => workingDaysBetween(calendar, from, to) : daysBetween
  const paused = pauses.reduce(
    (sum, { from, to }) => sum + between(dayOf(new Date(from)), dayOf(new Date(to ?? localIso(now)))),
    0,
  )
  return {
    begunBy: clock.begunBy ?? 'accepted',
    anchor: anchor ? { way: anchor.way, name: anchor.name } : null,
    from: anchor ? anchor.at.slice(0, 10) : acceptedOn(calendar, clock),
    limit: writeLimit(clock.limit),
    extended: clock.extensions.map((one) => writeLimit(one.limit)),
    pausedDays: paused,
    isPaused: pauses.some((one) => one.to === null),
    due: dueOn,
  }
}
