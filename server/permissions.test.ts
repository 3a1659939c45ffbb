// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from './kernel/index.ts'
import { loadContent } from './packs/index.ts'
import { contentKinds, rooms } from './rooms.ts'

test('positions give only permissions that a room declares, and every permission is given to some position', async () => {
  const { positions } = await loadContent(contentKinds, join(projectRoot, 'packs'))
  const declared = rooms.flatMap((room) => Object.keys(room.permissions ?? {}))
  const given = new Set([...positions.values()].flatMap((position) => position.permissions))
  expect([...given].filter((one) => !declared.includes(one))).toEqual([])
  expect(declared.filter((one) => !given.has(one))).toEqual([])
})
