// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../../kernel/index.ts'
import { hasRows } from '../rows/queries.ts'

export type KeptField = {
  register: string
  field: string
  name: string
  type: string
  removedOn: string | null
  isPlace: boolean
}

export function keptFields(tx: Tx): Promise<KeptField[]> {
  return tx<
    KeptField[]
  >`select register, field, name, type, removed_on as "removedOn", is_place as "isPlace" from registers.fields`
}

export async function keepFields(tx: Tx, fields: KeptField[]): Promise<void> {
  await tx`
    insert into registers.fields (register, field, name, type, removed_on, is_place)
    select register, field, name, type, "removedOn", "isPlace"
      from jsonb_to_recordset(${JSON.stringify(fields)}::text::jsonb) as n(register text, field text, name text, type text, "removedOn" date, "isPlace" boolean)
    on conflict (register, field) do update set name = excluded.name, type = excluded.type, removed_on = excluded.removed_on,
      is_place = excluded.is_place`
}

/** Registers of which there is any row, also an ended one. */
export async function registersWithRows(tx: Tx, registers: string[]): Promise<string[]> {
  const filled: string[] = []
  for (const register of registers) if (await hasRows(tx, register)) filled.push(register)
  return filled
}
