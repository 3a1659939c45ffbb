// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../../kernel/index.ts'

export type KeptField = { register: string; field: string; name: string; type: string; removedOn: string | null }

export function keptFields(tx: Tx): Promise<KeptField[]> {
  return tx<KeptField[]>`select register, field, name, type, removed_on as "removedOn" from registers.fields`
}

export async function keepFields(tx: Tx, fields: KeptField[]): Promise<void> {
  await tx`
    insert into registers.fields (register, field, name, type, removed_on)
    select register, field, name, type, "removedOn"
      from jsonb_to_recordset(${JSON.stringify(fields)}::text::jsonb) as n(register text, field text, name text, type text, "removedOn" date)
    on conflict (register, field) do update set name = excluded.name, type = excluded.type, removed_on = excluded.removed_on`
}

/** Registers of which there is any row, also an ended one. */
export async function registersWithRows(tx: Tx, registers: string[]): Promise<string[]> {
  const found = await tx<{ register: string }[]>`
    select n.register from unnest(${registers}::text[]) as n(register)
     where exists (select from registers.rows r where r.register = n.register)`
  return found.map((row) => row.register)
}
