// SPDX-License-Identifier: Apache-2.0

import type { Vault } from '../kernel/crypto/index.ts'
import type { Json } from '../kernel/index.ts'
import type { Holder, Licence } from './licence.ts'
import type { LicenceRow, LookupRow } from './queries.ts'

/** Opens a row: what it says about people lies closed in the database and opens only in its own place. */
export function openRow(vault: Vault, row: LicenceRow): Licence {
  const { sealed, holder, holderKind, whole: _, ...rest } = row
  const inside = JSON.parse(vault.reveal(sealed, `licence/${row.id}`)) as {
    id: string
    name: string
    fields: Record<string, Json>
  }
  return { ...rest, holderKey: holder, holder: { kind: holderKind, id: inside.id, name: inside.name }, fields: inside.fields }
}

export function closeInside(vault: Vault, id: string, holder: Holder, fields: Record<string, Json>): string {
  return vault.protect(JSON.stringify({ id: holder.id, name: holder.name, fields }), `licence/${id}`)
}

/** The digest under which a holder's licences lie; the check sign X of an identity number may be written small. */
export function holderKeyOf(vault: Pick<Vault, 'indexOf'>, holderId: string): string {
  return vault.indexOf(holderId.toUpperCase())
}

export const numberKey = (type: string, number: string): string => `number:${type}:${number}`

/** Everything by which a licence is looked up other than its holder. */
export function lookupsOf(row: Pick<LicenceRow, 'holder' | 'id' | 'type' | 'number' | 'mark' | 'code'>): LookupRow[] {
  const place = { holder: row.holder, id: row.id }
  return [numberKey(row.type, row.number), `mark:${row.mark}`, `code:${row.code}`, `id:${row.id}`].map((key) => ({
    key,
    ...place,
  }))
}
