// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { headsOf, laidWith, OnUse } from './on-use.ts'

type Thing = { kind: string; id: string; name: string; hash: string; files: Record<string, string>; parts?: string[] }
const head = (id: string, hash = `${id}-1`): Thing => ({ kind: 'thing', id, name: id, hash, files: {} })

function things(ids: string[]) {
  const compiled: string[] = []
  const all = new OnUse<Thing, Thing>(new Map(ids.map((id) => [id, head(id)])), (one) => {
    compiled.push(one.id)
    return { ...one, parts: ['compiled'] }
  })
  return { all, compiled }
}

test('what nobody uses is not compiled, and what is used is compiled once', () => {
  const { all, compiled } = things(['a', 'b', 'c'])
  expect(Array.from(headsOf(all), (one) => one.id)).toEqual(['a', 'b', 'c'])
  expect(all.has('b')).toBe(true)
  expect(all.size).toBe(3)
  expect(compiled).toEqual([])
  expect(all.get('b')?.parts).toEqual(['compiled'])
  all.get('b')
  expect(compiled).toEqual(['b'])
  expect(all.get('nowhere')).toBeUndefined()
})

test('what is laid over stays compiled and is seen in lists; the rest is compiled when used, and the map beneath is as it was', () => {
  const { all, compiled } = things(['x1', 'x2'])
  const over = { ...head('x2', 'another'), parts: ['by the studio'] }
  const next = laidWith(all, [over])
  expect(Array.from(headsOf(next), (one) => one.hash)).toEqual(['x1-1', 'another'])
  expect(next.get('x2')?.parts).toEqual(['by the studio'])
  expect(all.get('x2')?.hash).toBe('x2-1')
  expect(compiled).toEqual(['x2'])
})

test('a process keeps a bounded number of compiled things; what was put away is compiled again and is the same', () => {
  const { all, compiled } = things(Array.from({ length: 500 }, (_, n) => `y${n}`))
  for (const id of all.keys()) all.get(id)
  expect(compiled).toHaveLength(500)
  expect(all.get('y0')?.hash).toBe('y0-1')
  expect(compiled).toHaveLength(501)
  expect([...new Map(all)]).toHaveLength(500)
})
