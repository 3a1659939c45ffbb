// SPDX-License-Identifier: Apache-2.0
import { Refusal, type Tx } from '../kernel/index.ts'
import { findRow, type RegisterRow, rowsOf } from '../registers/index.ts'
import type { Gate } from './content/gate.ts'
import { closes, wantedOf } from './judge.ts'
import type { City } from './needs.ts'

const MOST = 100

/**
 * The first row that closes a gate for a case, as it is in this moment. `isHeld`: in an act the rows are locked until it is written,
 * so that whoever lifts or lays the lock comes before the act or after it. Throws GATE_TOO_WIDE: a part of the rows is no answer.
 */
export async function closedBy(
  city: City,
  tx: Tx,
  gate: Gate,
  context: Record<string, unknown>,
  isHeld: boolean,
): Promise<RegisterRow | undefined> {
  const where = wantedOf(gate, context)
  if (where === null) return undefined
  const { rows, next } = await rowsOf(city, tx, gate.look.register, { where, limit: MOST })
  if (next !== undefined) throw new Refusal('GATE_TOO_WIDE', { gate: gate.title })
  for (const found of rows) {
    const row = isHeld ? await findRow(city, tx, gate.look.register, found.key, true) : found
    if (!row || row.until !== null) continue
    // it may have been changed between the look and the lock
    if (Object.entries(where).some(([field, wanted]) => String(row.fields[field] ?? '') !== wanted)) continue
    if (closes(gate, row.fields, context)) return row
  }
  return undefined
}
