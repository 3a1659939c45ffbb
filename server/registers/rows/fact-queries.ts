// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../../kernel/index.ts'

export type FieldFact = { field: string; at: Date; root: string; caseId: string; number: string }

/** Notes what a field follows from here on; false where it follows what became true later already. Held until the transaction ends. */
export async function putFact(
  tx: Tx,
  at: { register: string; key: string },
  { field, at: when, root, caseId, number }: FieldFact,
) {
  const rows = await tx`
    insert into registers.row_facts as kept (register, key, field, at, root, case_id, number)
    values (${at.register}, ${at.key}, ${field}, ${when}, ${root}, ${caseId}, ${number})
        on conflict (register, key, field) do update
       set at = excluded.at, root = excluded.root, case_id = excluded.case_id, number = excluded.number
     where kept.at <= excluded.at
    returning 1`
  return rows.length > 0
}

export async function factsOfRow(tx: Tx, register: string, key: string): Promise<Pick<FieldFact, 'field' | 'at' | 'number'>[]> {
  return tx<Pick<FieldFact, 'field' | 'at' | 'number'>[]>`
    select field, at, number
      from registers.row_facts
     where register = ${register} and key = ${key}
     order by field`
}
