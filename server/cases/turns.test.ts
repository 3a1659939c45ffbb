// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { inTurn, type Turns } from './turns.ts'

test('acts on one matter take turns in a process, whatever became of the one before; those on others do not wait, and nothing is kept', async () => {
  const turns: Turns = new Map()
  const said: string[] = []
  const first = Promise.withResolvers<void>()
  const acts = [
    inTurn(turns, 'one', async () => {
      said.push('first')
      await first.promise
      throw new Error('refused')
    }),
    inTurn(turns, 'one', async () => said.push('second')),
    inTurn(turns, 'one', async () => said.push('third')),
  ]
  await inTurn(turns, 'another', async () => said.push('another'))
  expect(said).toEqual(['first', 'another'])
  first.resolve()
  expect((await Promise.allSettled(acts)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  expect(said).toEqual(['first', 'another', 'second', 'third'])
  expect(turns.size).toBe(0)
})
