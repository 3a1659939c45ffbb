// SPDX-License-Identifier: Apache-2.0

import { dayOf, type Tx } from '../kernel/index.ts'
import { kindOf, nameOfState } from './kind-of.ts'
import type { City, Entitlement } from './parts.ts'
import { heldAs, standing } from './settle-unique.ts'
import { keysOf } from './unique.ts'
import { holdersOf, type KeyState, newestOf } from './unique-queries.ts'

/** What stands in the way of an application. Of another's case only the end of its number is said, and no state. */
export type Existing = {
  item: string
  note: string
  as: KeyState
  isOwn: boolean
  /** it would be refused; else it is of the same item, and only the answers will tell */
  isSame: boolean
  number: string
  state: string | null
  at: { root: string; id: string } | null
}

type Asked = {
  kind: string
  item: string
  /** the item and what is the same for people: whoever carries it out */
  family: string[]
  hash: string
  applicantId: string
  dossier: Entitlement['dossier']
}

/**
 * Whether what somebody is about to apply for has been applied for or granted already, as far as it is known what it is. `mayAsk`
 * counts questions about others, so that nobody learns by trying numbers what a stranger has. A promise of nothing: submission decides.
 */
export async function existingFor(
  city: City,
  tx: Tx,
  asked: Asked,
  mayAsk: (about: string) => Promise<boolean>,
): Promise<Existing | null> {
  const day = dayOf(city.clock.now())
  const entitlements = await kindOf(city, asked.kind)?.entitlements?.(city, asked.item, asked.hash, asked.dossier)
  const keys = (entitlements ?? []).flatMap((one) => keysOf(city, one, { day, number: null })).filter((one) => one.isWhole)
  const askable = []
  for (const one of keys) if (one.about === null || (await mayAsk(one.about))) askable.push(one)
  const known = new Map(askable.map((one) => [one.key, one.entitlement]))
  for (const holding of await holdersOf(tx, [...known.keys()])) {
    const entitlement = known.get(holding.key)
    const found = entitlement && (await standing(city, tx, holding, entitlement.rule, day))
    if (!found) continue
    const isOwn = found.applicantId === asked.applicantId
    return {
      item: entitlement.name,
      note: entitlement.rule.note,
      as: heldAs(city, found, holding.state),
      isOwn,
      isSame: true,
      number: isOwn ? found.number : `····${found.number.slice(-4)}`,
      state: isOwn ? nameOfState(city, found) : null,
      at: isOwn ? { root: found.root, id: found.id } : null,
    }
  }
  return keys.length > 0 ? null : alike(city, tx, asked, entitlements ?? [])
}

/** While nothing is filled in: the applicant's own newest case of the same item, to look at first. */
async function alike(city: City, tx: Tx, asked: Asked, entitlements: Entitlement[]): Promise<Existing | null> {
  const [first] = entitlements
  if (!first || asked.kind !== 'application') return null
  const found = await newestOf(tx, asked.applicantId, asked.family)
  if (!found) return null
  const as = found.decision === 'granted' ? ('granted' as const) : ('applied' as const)
  const inTheWay = await standing(
    city,
    tx,
    { key: '', ...found, caseId: found.id, state: as },
    first.rule,
    dayOf(city.clock.now()),
  )
  if (!inTheWay) return null
  return {
    item: first.name,
    note: first.rule.note,
    as,
    isOwn: true,
    isSame: false,
    number: inTheWay.number,
    state: nameOfState(city, inTheWay),
    at: { root: inTheWay.root, id: inTheWay.id },
  }
}
