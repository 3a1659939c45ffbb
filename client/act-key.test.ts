// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { newUuid } from './act-key.ts'

test('an id is a UUID of version 4, each another one, without what only https has', () => {
  const ids = Array.from({ length: 200 }, newUuid)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(200)
})
