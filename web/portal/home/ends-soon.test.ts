// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { endsSoon } from './ends-soon.ts'

test('the front page names a licence from ninety days before its last day to the end of that day, and none that is over already', () => {
  const licence = (validTo: string | null, code = '01') => ({ status: { code, name: '' }, validTo })
  const at = (instant: string) => new Date(instant)
  expect(endsSoon(licence('2026-12-31'), at('2026-10-02T09:00:00+08:00'))).toBe(true)
  expect(endsSoon(licence('2026-12-31'), at('2026-10-01T09:00:00+08:00'))).toBe(false)
  expect(endsSoon(licence('2026-12-31'), at('2026-12-31T23:00:00+08:00'))).toBe(true)
  expect(endsSoon(licence('2026-12-31'), at('2027-01-01T00:00:00+08:00'))).toBe(false)
  expect(endsSoon(licence('2026-12-31', '02'), at('2026-12-01T09:00:00+08:00'))).toBe(false)
  expect(endsSoon(licence(null), at('2026-12-01T09:00:00+08:00'))).toBe(false)
})
