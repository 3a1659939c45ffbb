// SPDX-License-Identifier: Apache-2.0
import { ageOn } from '@chengshu/engine'
import type { Relation } from '../items/index.ts'
import { dayOf, type Json } from '../kernel/index.ts'
import type { LookUps } from './look-ups.ts'
import type { City } from './needs.ts'

type Row = Record<string, Json>
/** What the registers say today of the two, for all relations alike. */
type Known = { mine: Row | undefined; theirs: Row | undefined; births: Row[]; guardianships: Row[]; today: string }

const isLive = (person: Row | undefined): person is Row => person?.status === '正常'

/** Each relation as the register that proves it knows it; what the applicant says of it counts for nothing. */
const proofs: Record<Relation, (known: Known) => boolean> = {
  household: ({ mine, theirs }) =>
    isLive(mine) && isLive(theirs) && Boolean(mine.householdId) && mine.householdId === theirs.householdId,
  // a birth carries no identity number: name and day of birth tie the mother's or father's birth to the number's holder
  child: ({ theirs, births, today }) =>
    isLive(theirs) &&
    ageOn(String(theirs.birthDate), today) < 18 &&
    births.some((birth) => birth.childName === theirs.name && dayOf(new Date(String(birth.bornAt))) === theirs.birthDate),
  guardian: ({ theirs, guardianships, today }) =>
    isLive(theirs) &&
    guardianships.some(
      (one) => one.status === '有效' && String(one.since) <= today && (!one.until || String(one.until) >= today),
    ),
}

/**
 * Whether the registers prove one of the relations between the applicant and whoever has the number. The same is asked of the same
 * registers for every number, so that neither the answer nor its time tells whether a number is anybody's. A register that is away
 * proves nothing.
 */
export async function isProven(
  city: City,
  sources: LookUps,
  me: string,
  number: string,
  relations: readonly Relation[],
): Promise<boolean> {
  const rows = async (register: string, key: Record<string, Json>): Promise<Row[]> => {
    const answer = await sources.register(register, key)
    return 'away' in answer ? [] : answer.found.map(({ record }) => record)
  }
  const [mine, theirs, asMother, asFather, guardianships] = await Promise.all([
    rows('persons', { idNumber: me }),
    rows('persons', { idNumber: number }),
    rows('births', { motherId: me }),
    rows('births', { fatherId: me }),
    rows('guardianships', { wardId: number, guardianId: me }),
  ])
  const known: Known = {
    mine: mine[0],
    theirs: theirs[0],
    births: [...asMother, ...asFather],
    guardianships,
    today: dayOf(city.clock.now()),
  }
  return relations.some((relation) => proofs[relation](known))
}
