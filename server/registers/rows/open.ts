// SPDX-License-Identifier: Apache-2.0
import type { Json, Tx } from '../../kernel/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import { closedRowHistory, closedRows, type Values } from './closed.ts'
import type { StoredRow, StoredVersion } from './queries.ts'
import type { RegisterRow } from './row.ts'

/** Values by the names of today. What a field of an earlier version of the file held is kept in the table and not shown. */
export const named = (register: DeclaredRegister, values: Values): Record<string, Json> =>
  Object.fromEntries(
    register.fields.flatMap(({ id, name }) => {
      const value = values[id]
      return value === undefined || value === null ? [] : [[name, value] as const]
    }),
  )

const valuesOf = (stored: Pick<StoredRow, 'body' | 'closed'>): Values => ({ ...stored.body, ...stored.closed })

export type Opened = { stored: StoredRow; values: Values }

/** Rows as they were read, opened from protection, with their values by the ids of the fields. */
export async function openRows(tx: Tx, rows: StoredRow[]): Promise<Opened[]> {
  await closedRows.open(tx, rows)
  return rows.map((stored) => ({ stored, values: valuesOf(stored) }))
}

export function rowOf(register: DeclaredRegister, { stored, values }: Opened): RegisterRow {
  const fields = named(register, values)
  const subject = fields[register.subject ?? '']
  return {
    register: register.id,
    key: stored.key,
    version: stored.version,
    fields,
    region: stored.region,
    owner: stored.department,
    subject: subject === undefined ? null : String(subject),
    from: stored.beganAt,
    until: stored.endedAt,
    writtenAt: stored.writtenAt,
  }
}

/** Versions as they were read, opened from protection. */
export async function openVersions(tx: Tx, versions: StoredVersion[]): Promise<(StoredVersion & { values: Values })[]> {
  await closedRowHistory.open(tx, versions)
  return versions.map((one) => ({ ...one, values: valuesOf(one) }))
}
