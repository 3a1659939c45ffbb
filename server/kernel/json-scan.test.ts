// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonComplaint } from './json-scan.ts'

const complaint = (text: string, limits = { members: 100, depth: 40 }) => jsonComplaint(Buffer.from(text), limits)

/** Members as the scanner promises to count them, on a value that is built already. */
function counted(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inside = Object.values(value)
  return 1 + Math.max(0, inside.length - 1) + inside.reduce((sum: number, one) => sum + counted(one), 0)
}

test('whatever JSON there is, it is read at exactly its own number of members and refused below it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat({ max: 2 }), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      if (text.includes('"__proto__":') || text.includes('"prototype":')) return
      const members = counted(value)
      expect(complaint(text, { members, depth: 40 })).toBeUndefined()
      if (members > 0) expect(complaint(text, { members: members - 1, depth: 40 })).toBe('项目太多')
    }),
  )
})

test('what is too wide, too deep, said twice or reaches for the prototype is refused before it is built', () => {
  expect(complaint(`{${Array.from({ length: 101 }, (_, n) => `"k${n}":1`).join()}}`)).toBe('项目太多')
  expect(complaint('['.repeat(41))).toBe('层次太深')
  expect(complaint('{"a":'.repeat(41))).toBe('层次太深')
  expect(complaint('{"grade":1,"grade":2}')).toBe('同一项写了两次')
  expect(complaint('{"grade":1,"\\u0067rade":2}')).toBe('同一项写了两次')
  expect(complaint('{"x":[{"__proto__":1}]}')).toBe('有不能使用的项名')
  expect(complaint('{"\\u005f_proto__" : {}}')).toBe('有不能使用的项名')
  expect(complaint('{"constructor":{"prototype":{"x":1}}}')).toBe('有不能使用的项名')
  for (const number of ['1e400', '-1E+400', '9'.repeat(400)]) expect(complaint(`{"fee":[${number}]}`)).toBe('有数字太大')
  expect(complaint('{"fee":[1e300,-0.5E-400],"isFree":true,"note":"1e400"}')).toBeUndefined()
})

test('brackets, commas and such names inside a text are text', () => {
  expect(complaint(JSON.stringify({ note: '[[[{{{,,,'.repeat(100), other: '"__proto__":1, \\"a\\":' }))).toBeUndefined()
  expect(complaint('[{"a":1},{"a":1}]')).toBeUndefined()
  expect(complaint('"__proto__"')).toBeUndefined()
})

test('a text that ends anywhere is looked at to its end and no further', () => {
  const whole = JSON.stringify({ a: ['甲', { b: 'x\\"y' }], c: '\\' })
  for (let end = 0; end <= whole.length; end++) expect(complaint(whole.slice(0, end))).toBeUndefined()
})
