// SPDX-License-Identifier: Apache-2.0
import { isProblem } from '../../client/index.ts'

export type Puzzle = { challenge: string; bits: number }
export type Solved = { challenge: string; answer: string }

/** So many tries at a time; between them the page answers her. */
const AT_ONCE = 2_000

/**
 * Finds an answer whose SHA-256 together with the challenge begins with `bits` noughts (server/people/puzzle.ts). In plain JavaScript,
 * because browsers have no digest of their own where the city is reached without TLS.
 */
export async function workOut({ challenge, bits }: Puzzle): Promise<Solved> {
  const { sha256 } = await import('@noble/hashes/sha2.js')
  const encoder = new TextEncoder()
  for (let tried = 0; ; tried++) {
    const answer = tried.toString(36)
    const [a = 0, b = 0, c = 0, d = 0] = sha256(encoder.encode(`${challenge}.${answer}`))
    if ((((a << 24) | (b << 16) | (c << 8) | d) >>> 0) >>> (32 - bits) === 0) return { challenge, answer }
    if (tried % AT_ONCE === AT_ONCE - 1) await new Promise((go) => setTimeout(go))
  }
}

/** Sends; where the server asks for a puzzle, works it out and sends again with it. */
export async function paidFor<T>(send: (extra: { puzzle?: Solved }) => Promise<T>, working: () => void): Promise<T> {
  try {
    return await send({})
  } catch (error) {
    if (!isProblem(error, 'PUZZLE_NEEDED')) throw error
    working()
    return send({ puzzle: await workOut(error.facts as Puzzle) })
  }
}
