// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

export type Opening = { officer: string; root: string; caseId: string; openedAt: Date; endsAt: Date; cause: string | null }

export async function putOpening(tx: Tx, row: Opening): Promise<void> {
  await tx`
    insert into halls.openings (officer, root, case_id, opened_at, ends_at, cause)
    values (${row.officer}, ${row.root}, ${row.caseId}, ${row.openedAt}, ${row.endsAt}, ${row.cause})
    on conflict (officer, root, case_id) do update
       set opened_at = excluded.opened_at, ends_at = excluded.ends_at, cause = excluded.cause`
}

/** Whether the case, or the whole that it is a part of, lies open to the officer at that time. */
export async function isOpen(tx: Tx, officer: string, root: string, at: Date): Promise<boolean> {
  const rows = await tx`
    select 1 from halls.openings where officer = ${officer} and root = ${root} and ends_at > ${at} limit 1`
  return rows.length > 0
}
