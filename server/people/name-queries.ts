// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

/** The next accounts in their order, and whether the name of each has still to be closed with the key of this prefix, or indexed. */
export function nextNames(
  tx: Tx,
  prefix: string,
  after: string | null,
  limit: number,
): Promise<{ id: string; isOpen: boolean }[]> {
  return tx<{ id: string; isOpen: boolean }[]>`
    select id, not starts_with(name, ${prefix}) or name_index is null as "isOpen" from people.persons
     where ${after === null ? tx`true` : tx`id > ${after}::uuid`} order by id limit ${limit}`
}

/** Undefined when somebody has the row. */
export async function takeName(tx: Tx, id: string): Promise<{ id: string; name: string } | undefined> {
  const [row] = await tx<{ id: string; name: string }[]>`
    select id, name from people.persons where id = ${id} for update skip locked`
  return row
}

export async function putName(tx: Tx, row: { id: string; name: string; nameIndex: string }): Promise<void> {
  await tx`update people.persons set name = ${row.name}, name_index = ${row.nameIndex} where id = ${row.id}`
}
