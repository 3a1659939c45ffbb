// SPDX-License-Identifier: Apache-2.0
// Thompson's machine as Pike made it: all ways through the pattern go over the text side by side, in order of preference, and two
// that meet at one instruction are one. So a character costs at most as many steps as the pattern has instructions.
import { spend } from '../budget.ts'
import type { Program } from './parse.ts'

type Way = { at: number; slots: readonly number[] }

/** The leftmost match that a backtracking matcher would prefer; null when there is none. Without `wantsSlots` only whether there is one. */
export function findMatch(program: Program, text: string, from: number, wantsSlots: boolean): number[] | null {
  const { code } = program
  const none: readonly number[] = wantsSlots ? new Array<number>(program.slots).fill(-1) : []
  const seen = new Uint32Array(code.length)
  let round = 0
  let steps = code.length >> 3
  let found: readonly number[] | null = null

  /** Follows what needs no character, the preferred way first. */
  const follow = (ways: Way[], begin: number, given: readonly number[], here: number): void => {
    const open: Way[] = [{ at: begin, slots: given }]
    for (let way = open.pop(); way; way = open.pop()) {
      const { at, slots } = way
      steps += 1
      if (seen[at] === round) continue
      seen[at] = round
      const instruction = code[at]
      switch (instruction?.do) {
        case 'jump':
          open.push({ at: instruction.to, slots })
          break
        case 'split':
          open.push({ at: instruction.second, slots }, { at: instruction.first, slots })
          break
        case 'save':
          open.push({ at: at + 1, slots: wantsSlots ? slots.with(instruction.slot, here) : slots })
          break
        case 'clear':
          open.push({
            at: at + 1,
            slots: wantsSlots ? slots.map((one, i) => (i >= instruction.from && i < instruction.to ? -1 : one)) : slots,
          })
          break
        case 'assert':
          if (instruction.holds(text, here)) open.push({ at: at + 1, slots })
          break
        default:
          ways.push(way)
      }
    }
  }

  let ways: Way[] = []
  round = 1
  for (let here = from; ; ) {
    if (!found) follow(ways, 0, none, here)
    if (ways.length === 0 && found) break
    const sign = here < text.length ? (text.codePointAt(here) ?? 0) : -1
    const next: Way[] = []
    const then = here + (sign > 0xffff ? 2 : 1)
    round += 1
    for (const way of ways) {
      const instruction = code[way.at]
      steps += 1
      if (instruction?.do === 'match') {
        found = way.slots
        break
      }
      if (sign >= 0 && instruction?.do === 'test' && instruction.test(sign)) follow(next, way.at + 1, way.slots, then)
    }
    if (steps > 4096) {
      spend(steps >> 2)
      steps = 0
    }
    if (sign < 0 || (found && !wantsSlots)) break
    ways = next
    here = then
  }
  spend((steps >> 2) + 1)
  return found && [...found]
}
