// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { compileFeel } from '../feel/index.ts'
import { feelFromJuel } from './juel.ts'

const juel = (body: string) => `$\{${body}}`

test.each([
  ['approved', { approved: true }, true],
  ['!approved', { approved: true }, false],
  ['amount >= 100 && amount < 200', { amount: 150 }, true],
  ['kind == \'a\' || kind != "b"', { kind: 'b' }, false],
  ['not (a and b)', { a: true, b: false }, true],
  ['order.total * 2 > 10', { order: { total: 6 } }, true],
  ['a eq 1 and b lt 2', { a: 1, b: 1 }, true],
])('the JUEL condition %s means the same in FEEL', (body, context, value) => {
  expect(compileFeel(feelFromJuel(juel(body)) ?? '').evaluate(context).value).toBe(value)
  expect(feelFromJuel(juel(body).replace('$', '#'))).toBe(feelFromJuel(juel(body)))
})

test.each(['bean.check(n)', 'check()', 'empty list', 'a ? 1 : 2', 'list[0]', '', 'a; b', '!check(n)', 'a}', '{a'])(
  'the JUEL condition %s has a meaning that FEEL does not share, and is refused',
  (body) => {
    expect(feelFromJuel(juel(body))).toBeNull()
  },
)

test('what is not JUEL is not taken for it', () => {
  expect(feelFromJuel('a')).toBeNull()
  expect(feelFromJuel(juel('a').slice(0, -1))).toBeNull()
})
