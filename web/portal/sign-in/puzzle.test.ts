// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { Problem } from '../../client/index.ts'
import { paidFor, type Solved, workOut } from './puzzle.ts'

const puzzle = { challenge: '14.mk3z8q0a.AbCdEf_-.0123456789abcdef', bits: 14 }
const leading = ({ challenge, answer }: Solved) =>
  Math.clz32(createHash('sha256').update(`${challenge}.${answer}`).digest().readUInt32BE(0))

test('what the browser works out is what the server asks for', async () => {
  const solved = await workOut(puzzle)
  expect(solved.challenge).toBe(puzzle.challenge)
  expect(solved.answer).toMatch(/^[0-9a-z]{1,12}$/)
  expect(leading(solved)).toBeGreaterThanOrEqual(14)
})

test('a sign-in that is asked for a puzzle is sent again with it, once; another refusal is not', async () => {
  const sent: object[] = []
  const needed = new Problem({ code: 'PUZZLE_NEEDED', status: 428, detail: '', detailEn: '', facts: puzzle })
  const answer = await paidFor(
    async (extra) => {
      sent.push(extra)
      if (!extra.puzzle) throw needed
      return leading(extra.puzzle)
    },
    () => sent.push({ working: true }),
  )
  expect(answer).toBeGreaterThanOrEqual(14)
  expect(sent.map((one) => Object.keys(one))).toEqual([[], ['working'], ['puzzle']])
  await expect(
    paidFor(
      () => Promise.reject(needed),
      () => {},
    ),
  ).rejects.toBe(needed)
})
