// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'

export type Export = {
  id: string
  region: string
  sealed: string
  purpose: string
  askedBy: string
  askedByName: string
  askedAt: Date
  endsAt: Date
  answer: 'granted' | 'refused' | null
  answeredBy: string | null
  answeredByName: string | null
  answeredAt: Date | null
  taken: number
}

const columns = (tx: Tx) => tx`
  id, region, sealed, purpose, asked_by as "askedBy", asked_by_name as "askedByName", asked_at as "askedAt", ends_at as "endsAt",
  answer, answered_by as "answeredBy", answered_by_name as "answeredByName", answered_at as "answeredAt", taken`

export async function insertExport(
  tx: Tx,
  row: Pick<Export, 'id' | 'region' | 'sealed' | 'purpose' | 'askedBy' | 'askedByName' | 'askedAt' | 'endsAt'>,
): Promise<void> {
  await tx`
    insert into audit.exports (id, region, sealed, purpose, asked_by, asked_by_name, asked_at, ends_at)
    values (${row.id}, ${row.region}, ${row.sealed}, ${row.purpose}, ${row.askedBy}, ${row.askedByName}, ${row.askedAt}, ${row.endsAt})`
}

/** What somebody asked for, and what waits for an answer or was answered within his reach; the newest first. */
export function exportsFor(tx: Tx, reach: Bound[], officer: string, limit: number): Promise<Export[]> {
  return tx<Export[]>`
    select ${columns(tx)} from audit.exports
     where asked_by = ${officer} or ${inReach(tx, reach, 'region', 'region')}
     order by asked_at desc, id desc limit ${limit}`
}

export async function findExport(tx: Tx, id: string): Promise<Export | undefined> {
  const [row] = await tx<Export[]>`select ${columns(tx)} from audit.exports where id = ${id}`
  return row
}

/** Decided here, by one statement: by another person, once, while the request still waits. */
export async function answerExport(
  tx: Tx,
  id: string,
  said: { answer: 'granted' | 'refused'; by: string; name: string; at: Date; endsAt: Date },
): Promise<boolean> {
  const answered = await tx`
    update audit.exports
       set answer = ${said.answer}, answered_by = ${said.by}, answered_by_name = ${said.name}, answered_at = ${said.at}, ends_at = ${said.endsAt}
     where id = ${id} and answer is null and asked_by <> ${said.by} and ends_at > ${said.at}`
  return answered.count === 1
}

/** Counts a taking; undefined when this officer has no leave that still runs. */
export async function takeExport(tx: Tx, id: string, officer: string, at: Date): Promise<Export | undefined> {
  const [row] = await tx<Export[]>`
    update audit.exports set taken = taken + 1
     where id = ${id} and asked_by = ${officer} and answer = 'granted' and ends_at > ${at}
    returning ${columns(tx)}`
  return row
}
