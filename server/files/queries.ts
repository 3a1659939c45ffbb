// SPDX-License-Identifier: Apache-2.0
import type { Part, Tx } from '../kernel/index.ts'
import { closedNames } from './closed.ts'
import type { Owner, StoredFile } from './file.ts'

export function insertFile(tx: Tx, file: StoredFile, owner: Owner, at: Date, waits?: { account: string; lookAt: Date }): Part {
  return tx`
    insert into files.files (id, owner_kind, owner_id, name, type, bytes, sm3, kept_at, account, look_at)
    values (${file.id}, ${owner.kind}, ${owner.id}, ${closedNames.text(tx, file, 'name', file.name)}, ${file.type}, ${file.bytes}, ${file.sm3}, ${at},
      ${waits?.account ?? null}, ${waits?.lookAt ?? null})`
}

export async function findFile(tx: Tx, id: string): Promise<(StoredFile & { owner: Owner }) | undefined> {
  const rows = await tx<(StoredFile & { ownerKind: string; ownerId: string })[]>`
    select id, name, type, bytes, sm3, owner_kind as "ownerKind", owner_id as "ownerId" from files.files where id = ${id}`
  const [row] = await closedNames.open(tx, rows)
  if (row === undefined) return undefined
  const { ownerKind, ownerId, ...file } = row
  return { ...file, owner: { kind: ownerKind, id: ownerId } }
}

/** Digests of what was handed in since an instant, by the ids, which begin with their time. */
export async function digestsSince(tx: Tx, firstId: string): Promise<string[]> {
  const rows = await tx<{ sm3: string }[]>`select distinct sm3 from files.files where id >= ${firstId}`
  return rows.map((row) => row.sm3)
}
