// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Config } from './config.ts'
import { derivedKey } from './crypto/index.ts'
import { aNumber, anId, anInstant, aWord, pagedList } from './paging.ts'
import { Refusal } from './refusal.ts'

const ID = '01900000-0000-7000-8000-000000000000'
const config = { secret: 'the secret of one city' } as Config
const mine = pagedList<[string, string]>('mine', anInstant, anId)
const key: [string, string] = ['2026-11-20T01:00:00.000Z', ID]
const nextOf = (list: typeof mine, of = key, secret = config) => list.page(secret, [0, 1], 1, () => of).next ?? ''

test('a cursor of a list is read by that list on any server with the same secret, and says where the page ended', () => {
  expect(mine.read({ ...config }, nextOf(mine))).toEqual(key)
  expect(mine.page(config, [1, 2, 3], 2, () => key).rows).toEqual([1, 2])
  expect(mine.page(config, [1, 2], 2, () => key)).toEqual({ rows: [1, 2], next: null })
  expect(mine.read(config, undefined)).toBeUndefined()
})

test('a cursor that was written by hand, altered, cut, taken from another list or signed elsewhere is refused', () => {
  const next = nextOf(mine)
  const [written = '', seal = ''] = next.split('.')
  const plain = Buffer.from(JSON.stringify(['x', ID])).toString('base64url')
  for (const hostile of [
    plain,
    `${plain}.${seal}`,
    `${plain}.`,
    written,
    next.slice(0, -1),
    `${written}.${'A'.repeat(seal.length)}`,
    '',
    '.',
    '..',
    '\ud800.\ud800',
    nextOf(pagedList<[string, string]>('others', anInstant, anId)),
    nextOf(mine, key, { secret: 'of another city' } as Config),
  ])
    expect(() => mine.read(config, hostile), hostile).toThrow(Refusal)
})

test('even a cursor with a good signature carries only what its list is sorted by', () => {
  const sign = (json: string) => {
    const seal = createHmac('sm3', derivedKey(config.secret, 'cursor')).update(`mine\n${json}`).digest().subarray(0, 16)
    return `${Buffer.from(json).toString('base64url')}.${seal.toString('base64url')}`
  }
  expect(mine.read(config, sign(JSON.stringify(key)))).toEqual(key)
  for (const json of [
    JSON.stringify(['x', ID]),
    JSON.stringify(['2026-13-01T00:00:00.000Z', ID]),
    JSON.stringify(['0000-01-01T00:00:00.000Z', ID]),
    JSON.stringify(['infinity', ID]),
    JSON.stringify([key[0], 'x']),
    JSON.stringify([{ toString: 1 }, ID]),
    JSON.stringify([key[0]]),
    JSON.stringify({ length: 2 }),
    'null',
  ])
    expect(() => mine.read(config, sign(json)), json).toThrow(Refusal)
})

test('the parts of a key are whole numbers below 2^53, words that can be kept, instants and ids', () => {
  expect([aNumber(2 ** 53), aNumber(1.5), aNumber('1'), aNumber(7)]).toEqual([false, false, false, true])
  expect([aWord('a\0'), aWord('\ud800'), aWord('x'.repeat(121)), aWord('item/x')]).toEqual([false, false, false, true])
})
