// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attacks, honest } from '../testing/attacks.ts'
import { attackIn } from './attack-features.ts'

test('each of the standard samples is known for what it is, wherever it stands', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(60)
  expect(attacks.filter(({ place, text }) => attackIn(place, text) === undefined)).toEqual([])
})

test('what people really write passes', () => {
  expect(honest.length).toBeGreaterThanOrEqual(20)
  expect(honest.flatMap(({ place, text }) => (attackIn(place, text) ? [[place, text, attackIn(place, text)]] : []))).toEqual([])
})

test('no Chinese letter is ever blocked, whatever it quotes', () => {
  const quoted = fc.constantFrom(...attacks.map(({ text }) => text))
  fc.assert(
    fc.property(
      fc.string(),
      quoted,
      fc.string(),
      (before, quote, after) => attackIn('field', `${before}请看${quote}${after}`) === undefined,
    ),
  )
})
