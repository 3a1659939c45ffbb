// SPDX-License-Identifier: Apache-2.0
import { isId, type Tx } from '../kernel/index.ts'
import * as queries from './audit-queries.ts'
import { maskIdNumber, maskName } from './mask.ts'
import type { FieldVault, PeopleCity } from './needs.ts'
import { indexOfMobile, personById, personByIdNumber } from './person.ts'

/** An account as an auditor is told of it, and the words under which the ledger has what concerns it or what it did. */
export type FoundAccount = {
  kind: 'person' | 'firm' | 'officer'
  id: string
  /** of a person masked, with the masked identity number; of officers and firms in full, because they answer for what they do */
  title: string
  /** what concerns it is filed under these */
  about: string[]
}

const MOST = 20

/** Accounts of a name; twenty of each kind at most. */
export async function accountsNamed(city: Pick<PeopleCity, 'vault'>, tx: Tx, name: string): Promise<FoundAccount[]> {
  return (await queries.namesakes(tx, name, MOST)).map((one) =>
    one.kind === 'person'
      ? personFound({ ...one, idNumber: city.vault.reveal(one.idNumber) }, one.index)
      : { kind: one.kind, id: one.id, title: one.name, about: [one.id] },
  )
}

/** Whoever has this identity number: also when there is no account, because a register may have been asked about it. */
export async function accountOfNumber(city: { vault: FieldVault }, tx: Tx, idNumber: string): Promise<FoundAccount> {
  const index = city.vault.indexOf(idNumber.toUpperCase())
  const person = await personByIdNumber(city, tx, idNumber)
  return person ? personFound(person, index) : { kind: 'person', id: index, title: maskIdNumber(idNumber), about: [index] }
}

export async function accountById(city: { vault: FieldVault }, tx: Tx, id: string): Promise<FoundAccount | undefined> {
  const person = isId(id) ? await personById(city, tx, id) : undefined
  return person && personFound(person, city.vault.indexOf(person.idNumber.toUpperCase()))
}

export async function firmByCode(tx: Tx, creditCode: string): Promise<FoundAccount> {
  return { kind: 'firm', id: creditCode, title: (await queries.firmName(tx, creditCode)) ?? creditCode, about: [creditCode] }
}

function personFound(person: { id: string; name: string; idNumber: string }, index: string): FoundAccount {
  const title = `${maskName(person.name)} ${maskIdNumber(person.idNumber)}`
  return { kind: 'person', id: person.id, title, about: [person.id, index] }
}

/** Accounts that have this mobile number: a family may share one. */
export function accountsWithMobile(city: { vault: FieldVault }, tx: Tx, mobile: string): Promise<string[]> {
  return queries.accountsWithMobile(tx, indexOfMobile(city.vault, mobile))
}

/** Who accounts are, by id: officers by name, residents by their family name. */
export async function accountNames(tx: Tx, ids: string[]): Promise<Map<string, { kind: 'officer' | 'person'; name: string }>> {
  const accounts = await queries.accountsAmong(tx, [...new Set(ids)].filter(isId))
  return new Map(accounts.map(({ id, kind, name }) => [id, { kind, name: kind === 'officer' ? name : maskName(name) }]))
}
