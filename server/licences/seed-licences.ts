// SPDX-License-Identifier: Apache-2.0
import { type Json, newId, type Tx } from '../kernel/index.ts'
import type { HeldLicence } from './content/index.ts'
import { makeRow, typeOf } from './issue.ts'
import type { LicencesCity } from './licence.ts'
import * as queries from './queries.ts'
import { lookupsOf, numberKey } from './row.ts'

/** Takes in the licences that people hold already. Running it again changes nothing: numbers that are there are passed over. */
export async function seedLicences(city: LicencesCity, tx: Tx, held: HeldLicence[]): Promise<number> {
  const copies = new Map<string, number>()
  const rows = held.map((one) => {
    const type = typeOf(city, one.type)
    const key = numberKey(city.vault, one.type, one.number)
    const copy = copies.get(key) ?? 0
    copies.set(key, copy + 1)
    const fields = one.fields as Record<string, Json>
    const name = holderName(city, one)
    const issuer = city.content.departments.get(type.issuer)
    const made = makeRow(
      city,
      type,
      {
        root: newId(),
        caseId: null,
        type: one.type,
        holder: { kind: one.holderKind, id: one.holder, name },
        fields,
        number: one.number,
        version: 1,
        validFrom: one.issuedOn,
        validTo: one.validTo,
        issuedBy: issuer?.code ?? type.typeCode.slice(0, 18),
        region: issuer?.region ?? city.content.region,
        before: null,
        ...(copy === 0 ? {} : { copy: copy + 1 }),
      },
      new Date(`${one.issuedOn}T09:00:00+08:00`),
    )
    return {
      row: made.row,
      lookups: lookupsOf(city.vault, made).map((lookup) =>
        lookup.key === key && copy > 0 ? { ...lookup, key: `${key}#${copy + 1}` } : lookup,
      ),
    }
  })
  const taken = await queries.insertLookups(
    tx,
    rows.flatMap(({ lookups }) => lookups.slice(0, 1)),
  )
  const free = new Set(taken.map(({ key }) => key))
  const fresh = rows.filter(({ lookups }) => free.has(lookups[0]?.key ?? ''))
  await queries.insertLookups(
    tx,
    fresh.flatMap(({ lookups }) => lookups.slice(1)),
  )
  await queries.insertLicences(
    tx,
    fresh.map(({ row }) => row),
  )
  return fresh.length
}

function holderName(city: LicencesCity, one: HeldLicence): string {
  const register = one.holderKind === 'firm' ? 'firms' : 'persons'
  const key = one.holderKind === 'firm' ? 'creditCode' : 'idNumber'
  const row = names(city, register, key).get(one.holder)
  return row ?? String(one.fields.name ?? '')
}

const cache = new WeakMap<object, Map<string, string>>()

function names(city: LicencesCity, register: string, key: string): Map<string, string> {
  const rows = city.content.demoRegisters[register] ?? []
  let found = cache.get(rows)
  if (found === undefined) {
    found = new Map(rows.map((row) => [String(row[key]), String(row.name)]))
    cache.set(rows, found)
  }
  return found
}
