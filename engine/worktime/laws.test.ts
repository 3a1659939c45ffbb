// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addWorkingDays,
  type Calendar,
  type Clock,
  dueAtOf,
  dueOf,
  instantOf,
  isWorkingDay,
  type Limit,
  moved,
  parseLimit,
  remaining,
  type Suspension,
  workingDaysBetween,
  writeInstant,
} from './index.ts'
import { calendarFromChineseDays } from './seed.ts'

const calendar = calendarFromChineseDays()
const start = instantOf('2019-01-02T00:00:00+08:00')
const hour = 3_600_000
const instants = fc.integer({ min: 0, max: 4 * 365 * 24 * 60 }).map((minutes) => start + minutes * 60_000)
const limits: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({
    amount: fc.integer({ min: 0, max: 60 }),
    unit: fc.constantFrom<Limit['unit']>('工作日', '自然日', '工作时', '小时'),
  }),
  fc.record({ amount: fc.integer({ min: 0, max: 6 }), unit: fc.constant<Limit['unit']>('个月') }),
  fc.record({ amount: fc.integer({ min: 0, max: 1 }), unit: fc.constant<Limit['unit']>('年') }),
)
const pausesFrom = (from: number): fc.Arbitrary<Suspension[]> =>
  fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 60 * 24 }), hours: fc.integer({ min: 0, max: 15 * 24 }) }).map(({ at, hours }) => ({
      ...{ from: writeInstant(from + at * hour), to: writeInstant(from + (at + hours) * hour), reason: '补正' },
    })),
    { maxLength: 3 },
  )
const clocks: fc.Arbitrary<Clock> = fc.tuple(instants, limits).chain(([from, limit]) =>
  fc.record({
    limit: fc.constant(limit),
    startedAt: fc.constant(writeInstant(from)),
    suspensions: pausesFrom(from),
    extensions: fc.array(fc.record({ limit: limits, reason: fc.constant('延长') }), { maxLength: 1 }),
  }),
)
const dueAt = (clock: Clock, on: Calendar = calendar) => Date.parse(dueOf(on, clock).dueAt ?? '')
/** '02-02..02-03' as its days. */
function daysIn(entry: string): string[] {
  const [first = '', last = first] = entry.split('..').map((one) => `2019-${one}`)
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day.slice(5))
  return days
}
const within = (found: string) => found.slice(0, 4) >= '2018' && found.slice(0, 4) <= '2025'

test('pausing and resuming never shortens the remaining time', () => {
  fc.assert(
    fc.property(clocks, fc.integer({ min: 0, max: 40 * 24 }), fc.integer({ min: 0, max: 20 * 24 }), (clock, after, hours) => {
      const from = instantOf(clock.startedAt) + after * hour
      const to = from + hours * hour
      const paused = {
        ...clock,
        suspensions: [...clock.suspensions, { from: writeInstant(from), to: writeInstant(to), reason: '特别程序' }],
      }
      const [before, resumed] = [remaining(calendar, clock, writeInstant(from)), remaining(calendar, paused, writeInstant(to))]
      expect(resumed.left).toBeGreaterThanOrEqual(before.left - 1e-9)
      expect(dueAt(paused)).toBeGreaterThanOrEqual(dueAt(clock))
    }),
    { numRuns: 400 },
  )
})

test('adding a holiday never brings a due date nearer, and removing one never moves it further away', () => {
  fc.assert(
    fc.property(clocks, fc.integer({ min: 0, max: 5 * 365 }), (clock, n) => {
      const day = addDays('2019-01-01', n)
      const year = calendar.years[day.slice(0, 4)]!
      const off = [...year.off, day.slice(5)]
      const more: Calendar = {
        ...calendar,
        years: {
          ...calendar.years,
          [day.slice(0, 4)]: { off, work: year.work.flatMap(daysIn).filter((one) => one !== day.slice(5)) },
        },
      }
      expect(isWorkingDay(more, day)).toBe(false)
      expect(dueAt(clock, more)).toBeGreaterThanOrEqual(dueAt(clock))
    }),
    { numRuns: 400 },
  )
})

test('extending never brings a due date nearer', () => {
  fc.assert(
    fc.property(clocks, limits, (clock, limit) => {
      const extended = { ...clock, extensions: [...clock.extensions, { limit, reason: '经批准延长' }] }
      // an extension in days closes on a day’s end, one in hours does not round
      const rounded = limit.unit === '工作时' || limit.unit === '小时' ? 24 * hour * 12 : 0
      expect(dueAt(extended)).toBeGreaterThanOrEqual(dueAt(clock) - rounded)
    }),
    { numRuns: 300 },
  )
})

test('the order in which suspensions were written, and how one is split, changes nothing', () => {
  fc.assert(
    fc.property(clocks, fc.integer({ min: 1, max: 99 }), (clock, part) => {
      const reversed = { ...clock, suspensions: clock.suspensions.toReversed() }
      expect(dueAt(reversed)).toBe(dueAt(clock))
      const suspensions = clock.suspensions.flatMap((pause) => {
        const [from, to] = [instantOf(pause.from), instantOf(pause.to!)]
        const middle = writeInstant(from + Math.floor(((to - from) * part) / 100 / 60_000) * 60_000)
        return [
          { ...pause, to: middle },
          { ...pause, from: middle },
        ]
      })
      expect(dueAt({ ...clock, suspensions })).toBe(dueAt(clock))
    }),
    { numRuns: 300 },
  )
})

test('a limit in working days ends on the day that counting by hand gives, and never on a rest day', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 90 }), (from, amount) => {
      const clock: Clock = { limit: { amount, unit: '工作日' }, startedAt: writeInstant(from), suspensions: [], extensions: [] }
      const { dueOn } = dueOf(calendar, clock)
      const accepted = writeInstant(from).slice(0, 10)
      expect(dueOn).toBe(addWorkingDays(calendar, accepted, amount))
      expect(workingDaysBetween(calendar, accepted, dueOn)).toBe(amount)
      expect(isWorkingDay(calendar, dueOn)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('nothing is left at the due instant, and the light turns red just after it', () => {
  fc.assert(
    fc.property(clocks, (clock) => {
      const due = dueAt(clock)
      fc.pre(within(writeInstant(due)))
      const at = remaining(calendar, clock, writeInstant(due))
      expect(at.left).toBeLessThan(1e-6)
      expect(at.light).not.toBe('red')
      expect(remaining(calendar, clock, writeInstant(due + 1000)).light).toBe('red')
    }),
    { numRuns: 300 },
  )
})

test('the instant that was counted for one clock is given to another only where that one would count the same', () => {
  const early = { ...calendar, cutoffAt: '17:00', closesAt: '17:30' }
  fc.assert(
    fc.property(clocks, fc.nat({ max: 24 * 60 }), (clock, minutes) => {
      const later = { ...clock, startedAt: writeInstant(instantOf(clock.startedAt) + minutes * 60_000), suspensions: [] }
      for (const on of [calendar, early])
        for (const one of [clock, later, { ...later, extensions: [] }, { ...clock, suspensions: [], extensions: [] }])
          expect(dueAtOf(on, one)).toBe(dueOf(on, one).dueAt)
    }),
    { numRuns: 200 },
  )
})

test('an open suspension leaves no due instant, and closing it gives one not before the provisional day', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 200 }), (from, amount, hours) => {
      const pause = { from: writeInstant(from + hours * hour), to: null, reason: '补正' }
      const clock: Clock = {
        limit: { amount, unit: '工作日' },
        startedAt: writeInstant(from),
        suspensions: [pause],
        extensions: [],
      }
      const now = writeInstant(from + (hours + 30) * hour)
      const open = dueOf(calendar, clock, now)
      fc.pre(open.dueAt === null)
      const closed = dueOf(calendar, { ...clock, suspensions: [{ ...pause, to: now }] })
      expect(closed.dueOn).toBe(open.dueOn)
      expect(remaining(calendar, clock, now).light).toBe('paused')
    }),
    { numRuns: 200 },
  )
})

test('when a calendar changes, exactly the clocks whose due instant changes are listed, with how far they moved', () => {
  const clock = (startedAt: string, limit: string): Clock => ({
    limit: parseLimit(limit),
    startedAt,
    suspensions: [],
    extensions: [],
  })
  const year = calendar.years['2026']!
  const typhoon: Calendar = {
    ...calendar,
    version: 'typhoon',
    years: { ...calendar.years, 2026: { ...year, off: [...year.off, '07-15', '07-16'] } },
  }
  const list = moved(calendar, typhoon, [
    { id: 'a', clock: clock('2026-07-10', '5 工作日') },
    { id: 'b', clock: clock('2026-07-01', '3 工作日') },
    { id: 'c', clock: clock('2026-06-15', '1 个月') },
    { id: 'd', clock: clock('2026-07-14T10:00:00+08:00', '24 小时') },
  ])
  expect(list).toEqual([
    {
      id: 'a',
      before: '2026-07-18T00:00:00+08:00',
      after: '2026-07-22T00:00:00+08:00',
      days: 4,
      dueOnBefore: '2026-07-17',
      dueOnAfter: '2026-07-21',
    },
    {
      id: 'c',
      before: '2026-07-16T00:00:00+08:00',
      after: '2026-07-18T00:00:00+08:00',
      days: 2,
      dueOnBefore: '2026-07-15',
      dueOnAfter: '2026-07-17',
    },
  ])
})
