// SPDX-License-Identifier: Apache-2.0

import type { Vault } from '../kernel/crypto/index.ts'
import { closedTable, type Json } from '../kernel/index.ts'
import type { Licence } from './licence.ts'
import type { LicenceRow, LookupRow } from './queries.ts'

/** What lies closed in a row. */
type Inside = { id: string; name: string; number: string; mark: string; fields: Record<string, Json> }

/** A new row and what is closed in it. */
export type NewLicence = { row: LicenceRow; number: string; mark: string }

/** Opens a row: what it says about people lies closed in the database and opens only in its own place. */
export function openRow(vault: Vault, row: LicenceRow): Licence {
  const { sealed, holder, holderKind, whole: _whole, waits: _waits, ...rest } = row
  const { id, name, ...inside } = JSON.parse(vault.reveal(sealed, `licence/${row.id}`)) as Inside
  return { ...rest, ...inside, holderKey: holder, holder: { kind: holderKind, id, name } }
}

/** For the sweep that closes again what an older key closed. */
export const protectedLicences = closedTable(
  'licences.licences',
  ['holder', 'id'],
  { sealed: 'text' },
  { isProtected: true, bound: ({ id }) => `licence/${String(id)}` },
)

export function closeInside(vault: Vault, id: string, inside: Inside): string {
  return vault.protect(JSON.stringify(inside), `licence/${id}`)
}

/** The digest under which a holder's licences lie; the check sign X of an identity number may be written small. */
export function holderKeyOf(vault: Pick<Vault, 'indexOf'>, holderId: string): string {
  return vault.indexOf(holderId.toUpperCase())
}

/** Numbers and marks are looked up by their keyed digest: an identity card's number is its holder's. */
export function numberKey(vault: Pick<Vault, 'indexOf'>, type: string, number: string): string {
  return `number:${type}:${vault.indexOf(number)}`
}

/** Everything by which a licence is looked up other than its holder. */
export function lookupsOf(vault: Pick<Vault, 'indexOf'>, { row, number, mark }: NewLicence): LookupRow[] {
  const keys = [numberKey(vault, row.type, number), `mark:${vault.indexOf(mark)}`, `code:${row.code}`, `id:${row.id}`]
  return keys.map((key) => ({ key, holder: row.holder, id: row.id }))
}
