// SPDX-License-Identifier: Apache-2.0

/** A repeatable source of chance: the same seed always makes the same city (mulberry32). */
export type Chance = {
  next(): number
  whole(from: number, to: number): number
  one<T>(list: readonly T[]): T
  yes(share: number): boolean
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    one: <T>(list: readonly T[]): T => {
      const picked = list[whole(0, list.length - 1)]
      if (picked === undefined) throw new Error('an empty list has nothing to pick')
      return picked
    },
    yes: (share) => next() < share,
  }
}
