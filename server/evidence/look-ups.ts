// SPDX-License-Identifier: Apache-2.0
import { grantedBefore } from '../cases/index.ts'
import { familyIds } from '../items/index.ts'
import { dayOf, type Json, type Tx } from '../kernel/index.ts'
import { findAllHeld, findByNumber, issuedOf, type Licence } from '../licences/index.ts'
import { type Found, lookUp, RegisterAway, sourceRegister } from '../registers/index.ts'
import type { City } from './needs.ts'
import { takeNumber } from './queries.ts'

/** A look-up of somebody else's data, with what came of it (nothing, when `fields` is empty): for that person's list of who looked. */
export type Look = { about: string; material: string; fields: string[] }

export type Answer = { found: Found[] } | { away: string }

/** Asks a register, of one act each thing once. A register that is away is an answer too. */
export type AsksOnce = (register: string, key: Record<string, Json>) => Promise<Answer>

export function asksOnce(city: City, tx: Tx): AsksOnce {
  const asked = new Map<string, Promise<Answer>>()
  return (id, key) => {
    const name = `${id} ${JSON.stringify(key)}`
    const before = asked.get(name)
    if (before) return before
    const answer = lookUp(city, tx, id, key).then(
      (found): Answer => ({ found }),
      (error: unknown): Answer => {
        if (error instanceof RegisterAway) return { away: sourceRegister(city, id).name }
        throw error
      },
    )
    asked.set(name, answer)
    return answer
  }
}

/** The sources of one request, each asked once for the same thing. */
export type LookUps = {
  register: AsksOnce
  licence(type: string, holderId: string): Promise<Licence | undefined>
  earlier(item: string, result: string | undefined): Promise<{ licence: Licence; number: string; at: Date } | undefined>
  /** Whether one more number that somebody typed may be asked about today. */
  mayTry(number: string): Promise<boolean>
  /** what was looked up about others, to be put on record before the answer leaves */
  looks: Look[]
}

/** A family with many members, and room for mistyping; whoever tries numbers through comes no further. */
const MOST_OTHERS_A_DAY = 10

export function lookUps(
  city: City,
  tx: Tx,
  who: { id: string; holderId: string; licenceTypes: string[] },
  register: AsksOnce,
): LookUps {
  const day = dayOf(city.clock.now())
  const held = new Map<string, Promise<Map<string, Licence>>>()
  return {
    looks: [],
    mayTry: (number) => takeNumber(tx, who.id, day, city.vault.indexOf(number), MOST_OTHERS_A_DAY),
    register,
    async licence(type, holderId) {
      const types = who.licenceTypes.includes(type) ? who.licenceTypes : [...who.licenceTypes, type]
      const key = `${holderId} ${types.length}`
      let found = held.get(key)
      if (!found) {
        found = findAllHeld(city, tx, types, holderId, day)
        held.set(key, found)
      }
      return (await found).get(type)
    },
    async earlier(item, result) {
      const items = familyIds(city.content, item)
      for (const row of await grantedBefore(tx, who.id, items)) {
        const last = issuedOf(row).at(-1)
        if (!last) continue
        const licence = await findByNumber(city, tx, result ?? last.licenceType, last.licenceNumber)
        if (licence) return { licence, number: row.number, at: row.closedAt }
      }
      return undefined
    },
  }
}
