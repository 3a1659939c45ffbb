// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commitmentOf, draw, type Roll, rollText, seedOf } from './index.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const firms = (cls: string, many: number) =>
  Array.from({ length: many }, (_, n) => ({ id: `${cls}${n}`, class: cls, excluded: null }))

const roll = (over: Partial<Roll> = {}): Roll => ({
  draw: 'd1',
  objects: [...firms('A', 200), ...firms('B', 100), ...firms('D', 10), { id: 'x', class: null, excluded: null }],
  shares: [
    { class: 'A', percent: 1.5, least: 1 },
    { class: 'B', percent: 5, least: 1 },
    { class: 'D', percent: 20, least: 3 },
    { class: null, percent: 0, least: 1 },
  ],
  members: ['m1', 'm2', 'm3', 'm4'],
  team: 2,
  recused: [],
  source: '开奖号码',
  ...over,
})

test('each class gives its share, rounded up, at least what is said; two go to each, the load even', () => {
  const { objects, counts } = draw(roll(), 'seed', sha256)
  expect(counts.map(({ asked, drawn }) => [asked, drawn])).toEqual([
    [3, 3],
    [5, 5],
    [3, 3],
    [1, 1],
  ])
  expect(objects.every(({ team, isShort }) => !isShort && new Set(team).size === 2)).toBe(true)
  const load = Map.groupBy(
    objects.flatMap((one) => one.team),
    (id) => id,
  )
  expect([...load.values()].map((one) => one.length)).toEqual([6, 6, 6, 6])
})

test('the same from the same in any order; another seed, another list', () => {
  const straight = roll()
  const turned = { ...straight, objects: straight.objects.toReversed(), members: straight.members.toReversed() }
  expect(sha256(rollText(turned))).toBe(sha256(rollText(straight)))
  expect(draw(turned, 'seed', sha256)).toEqual(draw(straight, 'seed', sha256))
  const ids = (seed: string) => draw(straight, seed, sha256).objects.map((one) => one.id)
  expect(ids('seed')).not.toEqual(ids('another'))
})

test('who is excluded is never drawn and counts in the base; what is short is said', () => {
  const objects = firms('D', 10).map((one, n) => ({ ...one, excluded: n < 8 ? ('before' as const) : null }))
  const { counts, objects: drawn } = draw(roll({ objects }), 'seed', sha256)
  expect(counts[2]).toEqual({ class: 'D', base: 10, excluded: 8, asked: 3, drawn: 2 })
  expect(drawn.map((one) => one.id).sort()).toEqual(['D8', 'D9'])
})

test('whoever is recused is never sent there, and where too few are left nobody is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 4 }))),
      fc.string(),
      (pairs, seed) => {
        const recused = pairs.map(([object, member]): [string, string] => [`D${object}`, `m${member}`])
        const { objects } = draw(roll({ objects: firms('D', 10), recused }), seed, sha256)
        for (const { id, team, isShort } of objects) {
          const barred = new Set(recused.filter(([object]) => object === id).map(([, member]) => member))
          expect(team.some((one) => barred.has(one))).toBe(false)
          expect(isShort).toBe(4 - barred.size < 2)
          expect(team).toHaveLength(isShort ? 0 : 2)
        }
      },
    ),
  )
})

test('no id or class can make two different rolls one text, and the seed follows from all that was promised', () => {
  const one = roll({ objects: [{ id: 'a","b', class: null, excluded: null }] })
  const other = roll({ objects: [{ id: 'a', class: 'b', excluded: null }] })
  expect(rollText(one)).not.toBe(rollText(other))
  expect(commitmentOf('s', sha256)).toBe(sha256('chengshu-draw-1\ns'))
  expect(new Set([seedOf('s', 'r', '1', sha256), seedOf('s', 'r', '2', sha256), seedOf('t', 'r', '1', sha256)]).size).toBe(3)
})

test('over many seeds every candidate is drawn about as often as any other', () => {
  const objects = firms('B', 20)
  const often = new Map<string, number>()
  for (let n = 0; n < 2000; n++)
    for (const { id } of draw(
      roll({ objects, members: [], team: 0, shares: [{ class: 'B', percent: 25, least: 1 }] }),
      `s${n}`,
      sha256,
    ).objects)
      often.set(id, (often.get(id) ?? 0) + 1)
  // 2,000 draws of 5 of 20: 500 each expected, a standard deviation of 19; chi-square with 19 degrees of freedom stays below 43.8 at 0.001
  const chi = [...often.values()].reduce((sum, n) => sum + (n - 500) ** 2 / 500, 0)
  expect(often.size).toBe(20)
  expect(chi).toBeLessThan(43.8)
})
