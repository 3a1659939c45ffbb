// SPDX-License-Identifier: Apache-2.0
import { isId, type Tx } from '../kernel/index.ts'
import type { Licence, LicencesCity } from './licence.ts'
import * as queries from './queries.ts'
import { holderKeyOf, numberKey, openRow } from './row.ts'

type Opener = Pick<LicencesCity, 'vault'>

/** The newest licence of the type that the holder (identity number or credit code) has in force on that day. One statement. */
export async function findHeld(
  city: Opener,
  tx: Tx,
  type: string,
  holderId: string,
  onDay: string,
): Promise<Licence | undefined> {
  return (await findAllHeld(city, tx, [type], holderId, onDay)).get(type)
}

/** The same for several types at once, in one statement: what a case with many materials asks. */
export async function findAllHeld(
  city: Opener,
  tx: Tx,
  types: string[],
  holderId: string,
  onDay: string,
): Promise<Map<string, Licence>> {
  const found = new Map<string, Licence>()
  for (const row of await queries.findInForce(tx, holderKeyOf(city.vault, holderId), types, onDay))
    if (!found.has(row.type)) found.set(row.type, openRow(city.vault, row))
  return found
}

export async function findLicence(city: Opener, tx: Tx, licenceId: string): Promise<Licence | undefined> {
  return isId(licenceId) ? at(city, tx, `id:${licenceId}`) : undefined
}

export function findByNumber(city: Opener, tx: Tx, type: string, number: string): Promise<Licence | undefined> {
  return at(city, tx, numberKey(city.vault, type, number))
}

/** By its number alone, of whatever type: what somebody has who found it written down. */
export async function findByNumberOfAnyType(
  city: Opener & Pick<LicencesCity, 'content'>,
  tx: Tx,
  number: string,
): Promise<Licence[]> {
  const keys = [...city.content.licenceTypes.keys()].map((type) => numberKey(city.vault, type, number))
  const found = await Promise.all(
    (await queries.findPlaces(tx, keys)).map((place) => queries.findLicence(tx, place.holder, place.id)),
  )
  return found.flatMap((row) => (row ? [openRow(city.vault, row)] : []))
}

export function findByCode(city: Opener, tx: Tx, code: string): Promise<Licence | undefined> {
  return at(city, tx, `code:${code}`)
}

/** Two narrow reads: where it lies, then the row itself (on a distributed database each goes to one node). */
async function at(city: Opener, tx: Tx, key: string): Promise<Licence | undefined> {
  const place = await queries.findPlace(tx, key)
  const row = place && (await queries.findLicence(tx, place.holder, place.id))
  return row && openRow(city.vault, row)
}
