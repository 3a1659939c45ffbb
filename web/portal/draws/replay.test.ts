// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { commitmentOf, draw, type Roll, rollText, seedOf } from '../../../engine/draw/index.ts'
import type { DrawView } from './door.ts'
import { replay } from './replay.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const roll: Roll = {
  ...{ draw: 'd', source: '开奖号码', team: 1, members: ['m1', 'm2'], recused: [['甲2', 'm1']] },
  shares: [{ class: null, percent: 50, least: 1 }],
  objects: [1, 2, 3, 4].map((n) => ({ id: `甲${n}`, class: null, excluded: n === 4 ? ('rule' as const) : null })),
}
const rollHash = sha256(rollText(roll))
const seed = seedOf('s', rollHash, '07', sha256)
const { objects: result, counts } = draw(roll, seed, sha256)
const view = { roll, rollHash, seed, result, counts, secret: 's', published: '07', commitment: commitmentOf('s', sha256) }
const seen = (over: object) => replay({ ...view, ...over } as unknown as DrawView)

test('a draw done again in the browser says what was changed, and nothing of an honest one', () => {
  expect(seen({})).toEqual([])
  expect(seen({ secret: null })).toBeNull()
  expect(seen({ roll: null })).toBeNull()
  expect(seen({ secret: 't' })).toEqual(['secret', 'seed'])
  expect(seen({ published: '08' })).toEqual(['seed'])
  expect(seen({ roll: { ...roll, objects: roll.objects.slice(1) } })).toContain('roll')
  expect(seen({ result: [...result].reverse() })).toEqual(['result'])
})
