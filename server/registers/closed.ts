// SPDX-License-Identifier: Apache-2.0

import { type ClosedPlace, closedTable, indexed, isIndexed, isOpenValue, type Json, type Tx } from '../kernel/index.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

/** Subjects and keys are found by their keyed index: they are identity numbers. */
export const indexOf = (tx: Tx, text: string): string => indexed(tx, 'registers', text)

/** A record's body. Its id is its own wherever its subject lies, so that the subject's index is not bound in. */
export const closedRecords = closedTable('registers.records', ['register', 'id'], { body: 'json' })

const ROWS = 200

/** Records of a city from before: the body is closed and subject and keys become their index, in one step for each record. */
export const recordsAtRest: ClosedPlace<City> = {
  place: 'registers.records',
  purpose: closedRecords.purpose,
  columns: closedRecords.columns,
  async step(_city, tx, cursor, prefix) {
    const rows = await queries.nextRecords(tx, prefix, cursor as queries.At | null, ROWS)
    const open = rows.filter((row) => row.isOpen)
    let [closed, refused] = [0, 0]
    for (const at of open) {
      const record = await queries.takeRecord(tx, at)
      if (record === undefined) continue
      const isGenuine = await closedRecords.open(tx, [record]).catch((error: unknown) => {
        if (isOpenValue(error)) return undefined
        throw error
      })
      if (isGenuine === undefined) {
        refused++
        continue
      }
      const subject = isIndexed(at.subject) ? at.subject : indexOf(tx, at.subject)
      await queries.closeRecord(tx, at, subject, closedRecords.json(tx, record, 'body', record.body))
      if (subject !== at.subject)
        for (const key of await queries.keysOfRecord(tx, at))
          await queries.moveKey(tx, { ...at, key }, { key: isIndexed(key) ? key : indexOf(tx, key), subject })
      closed++
    }
    const last = rows.length === ROWS ? rows.at(-1) : undefined
    const next: Json = last ? { subject: last.subject, register: last.register, id: last.id } : null
    return { cursor: next, looked: rows.length, found: open.length - refused, closed }
  },
}
