// SPDX-License-Identifier: Apache-2.0

import { closedTable, dayOf, localIso, newId, Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { type Officer, reachOf, within } from '../people/index.ts'
import * as queries from './export-queries.ts'
import type { City } from './needs.ts'
import { type Asked, entriesForExport } from './search.ts'

/** A request waits three days; the leave that answers it counts for one. */
const REQUEST_HOURS = 72
const LEAVE_HOURS = 24
/** A file that somebody can still read. Whoever needs more narrows the period. */
const MOST = 5000
const LISTED = 50

type Wanted = Pick<Asked, 'value' | 'only' | 'actor' | 'act' | 'from' | 'to'>

const later = (at: Date, hours: number): Date => new Date(at.getTime() + hours * 3_600_000)
const place = (id: string): string => `audit-export/${id}`
export const protectedExports = closedTable(
  'audit.exports',
  ['id'],
  { sealed: 'text' },
  { isProtected: true, bound: ({ id }) => place(String(id)) },
)

/** Asks for leave to write out what a search finds. The request names the search and no other can be taken by it. */
export async function askExport(city: City, officer: Officer, asked: Wanted & { purpose: string }) {
  const { purpose, ...search } = asked
  const at = city.clock.now()
  // what is done after today was not asked for
  const wanted: Wanted = { ...search, to: search.to ?? dayOf(at) }
  const id = newId()
  // who reaches several districts asks somebody who reaches the city
  const [bound, other] = reachOf(officer, 'district', 'ledger.export')
  await transaction(city.sql, async (tx) => {
    await queries.insertExport(tx, {
      id,
      region: bound && !other ? bound.region : city.content.region,
      sealed: city.vault.protect(JSON.stringify(wanted), place(id)),
      purpose,
      askedBy: officer.id,
      askedByName: officer.name,
      askedAt: at,
      endsAt: later(at, REQUEST_HOURS),
    })
    await note(city, tx, officer, 'ledger.exportAsked', id, purpose)
  })
  return listExports(city, officer)
}

/** What I asked for, and what others ask of me. */
export async function listExports(city: City, officer: Officer) {
  const now = city.clock.now()
  const rows = await queries.exportsFor(city.sql, reachOf(officer, 'district', 'ledger.release'), officer.id, LISTED)
  return {
    rows: rows.map((row) => ({
      id: row.id,
      purpose: row.purpose,
      search: JSON.parse(city.vault.reveal(row.sealed, place(row.id))) as Wanted,
      askedBy: row.askedByName,
      askedAt: localIso(row.askedAt),
      endsAt: localIso(row.endsAt),
      state: row.answer === 'refused' ? 'refused' : row.endsAt <= now ? 'over' : (row.answer ?? 'asked'),
      answeredBy: row.answeredByName,
      taken: row.taken,
      isMine: row.askedBy === officer.id,
    })),
  }
}

/** The second person answers. Throws NOT_FOUND, EXPORT_NEEDS_ANOTHER, EXPORT_ANSWERED, EXPORT_OVER. */
export async function answerExport(city: City, officer: Officer, id: string, answer: 'granted' | 'refused') {
  const at = city.clock.now()
  await transaction(city.sql, async (tx) => {
    const found = await queries.findExport(tx, id)
    const mayAnswer = found && within(reachOf(officer, 'district', 'ledger.release'), { department: '', region: found.region })
    if (!found || (!mayAnswer && found.askedBy !== officer.id)) throw new Refusal('NOT_FOUND')
    if (found.askedBy === officer.id) throw new Refusal('EXPORT_NEEDS_ANOTHER')
    const said = { answer, by: officer.id, name: officer.name, at, endsAt: answer === 'granted' ? later(at, LEAVE_HOURS) : at }
    if (!(await queries.answerExport(tx, id, said)))
      throw new Refusal(found.answer === null && found.endsAt <= at ? 'EXPORT_OVER' : 'EXPORT_ANSWERED')
    await note(city, tx, officer, answer === 'granted' ? 'ledger.exportGranted' : 'ledger.exportRefused', id, found.purpose)
  })
  return listExports(city, officer)
}

/** The entries themselves, as long as the leave runs; each taking is on record before it is answered. Throws EXPORT_NOT_LET_OUT. */
export function takeExport(city: City, officer: Officer, id: string) {
  return transaction(city.sql, async (tx) => {
    const leave = await queries.takeExport(tx, id, officer.id, city.clock.now())
    if (!leave) throw new Refusal('EXPORT_NOT_LET_OUT')
    const wanted = JSON.parse(city.vault.reveal(leave.sealed, place(id))) as Wanted
    const written = await entriesForExport(city, tx, officer, { purpose: leave.purpose, ...wanted }, MOST)
    await note(city, tx, officer, 'ledger.exported', id, leave.purpose, {
      entries: written.rows.length,
      grantedBy: leave.answeredBy,
      time: leave.taken,
    })
    return { ...written, grantedBy: leave.answeredByName ?? '', mark: `${id.slice(-8)}-${leave.taken}` }
  })
}

function note(
  city: City,
  tx: Parameters<typeof record>[0],
  officer: Officer,
  act: string,
  id: string,
  purpose: string,
  facts: Record<string, string | number | null> = {},
): Promise<void> {
  return record(tx, city.clock.now(), [
    { act, actor: { kind: 'officer', id: officer.id }, subject: { kind: 'ledgerExport', id }, purpose, facts },
  ])
}
