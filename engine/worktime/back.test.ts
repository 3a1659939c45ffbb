// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Anchor,
  addDays,
  backFrom,
  type Clock,
  dueAtOf,
  dueOf,
  limitInEnglish,
  parseLimit,
  remaining,
  writeLimit,
} from './index.ts'
import { calendarFromChineseDays } from './seed.ts'

const calendar = calendarFromChineseDays()
const back = (at: string, limit: string) => new Date(backFrom(calendar, at, parseLimit(limit))).toISOString()
const anchored = (limit: string, at: string, way: Anchor['way'] = 'before'): Clock => ({
  limit: parseLimit(limit),
  startedAt: '2026-02-02T09:00:00+08:00',
  suspensions: [],
  extensions: [],
  anchor: { way, of: 'electionDay', name: '选举日', at },
})

test('twenty days before election day end with that day, and a rest day does not roll forward into what is kept free', () => {
  const due = dueOf(calendar, anchored('20 自然日', '2026-03-20'))
  expect(due.dueOn).toBe('2026-02-28')
  expect(due.dueAt).toBe('2026-03-01T00:00:00+08:00')
  expect(dueOf(calendar, anchored('20 自然日', '2026-03-21')).dueOn).toBe('2026-03-01')
  expect(dueOf(calendar, anchored('20 自然日', '2026-03-21')).explained.map(({ step }) => step)).toEqual([
    'anchoredBefore',
    'notRolled',
    'due',
  ])
  expect(due.explained[0]?.text).toBe('以“选举日”2026-03-20 为准，当日不计，向前推 20 个自然日。')
})

test('working days, working hours, hours, minutes and months are counted back, over the spring festival too', () => {
  expect(back('2026-02-25', '5 工作日')).toBe('2026-02-11T16:00:00.000Z')
  expect(back('2026-02-24T10:00:00+08:00', '2 工作时')).toBe('2026-02-14T08:00:00.000Z')
  expect(back('2026-02-24T10:00:00+08:00', '48 小时')).toBe('2026-02-22T02:00:00.000Z')
  expect(back('2026-02-24T10:00:00+08:00', '30 分钟')).toBe('2026-02-24T01:30:00.000Z')
  expect(back('2026-03-31', '1 月')).toBe('2026-02-28T16:00:00.000Z')
  expect(() => back('2026-03-31', '1.5 自然日')).toThrow('整数')
  expect(() => back('nonsense', '1 自然日')).toThrow('看不懂')
})

test('emergency hours run through nights and rest days, and read back as they are written', () => {
  const clock = { ...anchored('2 紧急工作时', ''), startedAt: '2026-02-17T23:30:00+08:00' }
  const { anchor: _none, ...plain } = clock
  expect(dueOf(calendar, plain).dueAt).toBe('2026-02-18T01:30:00+08:00')
  expect(parseLimit(writeLimit(plain.limit))).toEqual(plain.limit)
  expect(limitInEnglish('2 紧急工作时')).toBe('2 emergency hours')
  expect(remaining(calendar, plain, '2026-02-18T00:30:00+08:00')).toMatchObject({ spent: 1, left: 1, light: 'green' })
  expect(remaining(calendar, plain, '2026-02-18T01:31:00+08:00').light).toBe('red')
})

test('what follows an anchor is counted from it as from any beginning; a suspension moves it, and not what is counted back', () => {
  const suspensions = [{ from: '2026-02-03T00:00:00+08:00', to: '2026-02-05T00:00:00+08:00', reason: '检测' }]
  const after = dueOf(calendar, {
    ...anchored('5 自然日', '2026-03-01', 'after'),
    startedAt: '2026-03-01T00:00:00+08:00',
    suspensions,
  })
  expect(after.dueOn).toBe('2026-03-06')
  expect(after.explained[0]?.text).toContain('以“选举日”2026-03-01 为准，当日不计，自次日起算')
  const before = { ...anchored('20 自然日', '2026-03-20'), suspensions }
  expect(dueOf(calendar, before).dueOn).toBe('2026-02-28')
  expect(dueOf(calendar, before).explained.map(({ step }) => step)).toContain('notPaused')
})

test('a later anchor never brings the end nearer, and at the end nothing is left', () => {
  const units = ['自然日', '工作日', '工作时', '小时', '紧急工作时', '月']
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 1, max: 15 }),
      fc.constantFrom(...units),
      (n, amount, unit) => {
        const [day, limit] = [addDays('2026-05-01', n), `${amount} ${unit}`]
        expect(backFrom(calendar, addDays(day, 1), parseLimit(limit))).toBeGreaterThanOrEqual(
          backFrom(calendar, day, parseLimit(limit)),
        )
        const clock = { ...anchored(limit, day), startedAt: '2024-06-03T09:00:00+08:00' }
        const { dueAt } = dueOf(calendar, clock)
        expect(dueAtOf(calendar, clock)).toBe(dueAt)
        expect(remaining(calendar, clock, dueAt ?? '').left).toBe(0)
      },
    ),
    { numRuns: 60 },
  )
})
