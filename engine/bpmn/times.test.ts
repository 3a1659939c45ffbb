// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDuration, dueAt, readCycle, readInstant, timeReadable, writeInstant } from './times.ts'

const at = (text: string) => readInstant(text) ?? Number.NaN
const plus = (from: string, duration: string) => writeInstant(addDuration(at(from), duration) ?? Number.NaN)

describe('instants', () => {
  test('a date without an offset is the city’s, and everything is written in the city’s time', () => {
    expect(writeInstant(at('2026-03-02'))).toBe('2026-03-02T00:00:00+08:00')
    expect(writeInstant(at('2026-03-02T09:00'))).toBe('2026-03-02T09:00:00+08:00')
    expect(writeInstant(at('2026-03-02T01:00:00Z'))).toBe('2026-03-02T09:00:00+08:00')
    expect(writeInstant(at('2026-03-01T20:00:00.250-0500'))).toBe('2026-03-02T09:00:00.250+08:00')
  })
  test('what is not an instant is none', () => {
    for (const text of ['', '明天', '2026', '2026-13-01', '2026-03-02T25:00', 'PT1H']) expect(readInstant(text)).toBeNull()
  })
  test('writing and reading gives the same instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (instant) => {
        expect(readInstant(writeInstant(instant))).toBe(instant)
      }),
    )
  })
})

describe('durations', () => {
  test('months and years go by the calendar of the city, and hold to the last day of a month', () => {
    expect(plus('2026-01-31T10:00:00+08:00', 'P1M')).toBe('2026-02-28T10:00:00+08:00')
    expect(plus('2028-02-29T10:00:00+08:00', 'P1Y')).toBe('2029-02-28T10:00:00+08:00')
    expect(plus('2026-03-01T07:00:00+08:00', 'P1M')).toBe('2026-04-01T07:00:00+08:00')
  })
  test('days, weeks and hours are added up', () => {
    expect(plus('2026-03-02T09:00:00+08:00', 'P1W2DT3H4M5.5S')).toBe('2026-03-11T12:04:05.500+08:00')
    expect(plus('2026-03-02T09:00:00+08:00', '-PT1H')).toBe('2026-03-02T08:00:00+08:00')
  })
  test('what is not a duration is none', () => {
    for (const text of ['', 'P', 'PT', 'P1X', '1H', 'PT1H30', `P${'9'.repeat(30)}D`]) expect(addDuration(0, text)).toBeNull()
  })
  test('a longer duration is never due earlier', () => {
    const hours = fc.nat(10_000)
    fc.assert(
      fc.property(hours, hours, (one, other) => {
        const [short, long] = [Math.min(one, other), Math.max(one, other)]
        expect(addDuration(0, `PT${short}H`) ?? 0).toBeLessThanOrEqual(addDuration(0, `PT${long}H`) ?? 0)
      }),
    )
  })
})

describe('cycles and what may be written on a timer', () => {
  test('repetitions, a first instant and the distance are read', () => {
    expect(readCycle('R3/PT10M')).toEqual({ left: 3, from: null, every: 'PT10M' })
    expect(readCycle('R/P1D')).toEqual({ left: -1, from: null, every: 'P1D' })
    expect(readCycle('R2/2026-03-02T09:00:00+08:00/PT1H')).toEqual({
      left: 2,
      from: at('2026-03-02T09:00:00+08:00'),
      every: 'PT1H',
    })
    for (const text of ['R3/', 'R3/x', 'R3/a/PT1H', '0 0 9 * * ?']) expect(readCycle(text)).toBeNull()
  })
  test('ISO, limits as people write them and FEEL may be written, anything else is refused', () => {
    expect(timeReadable('duration', 'PT1H')).toBe(true)
    expect(timeReadable('duration', '5 个工作日')).toBe(true)
    expect(timeReadable('duration', 'duration("P1D") * 2')).toBe(true)
    expect(timeReadable('date', '2026-03-02')).toBe(true)
    for (const text of ['PT1X', '5 days', '0 0 9 * * ?', '2026-02']) expect(timeReadable('duration', text)).toBe(false)
  })
  test('a work-time limit needs the calendar, hours and minutes do not', () => {
    expect(dueAt('duration', '90 分钟', '2026-03-02T09:00:00+08:00', undefined)).toBe('2026-03-02T10:30:00+08:00')
    expect(() => dueAt('duration', '5 工作日', '2026-03-02T09:00:00+08:00', undefined)).toThrow('工作日历')
  })
})
