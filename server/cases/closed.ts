// SPDX-License-Identifier: Apache-2.0
import { closedTable, type Json, type Tx } from '../kernel/index.ts'

/** What a case came to, where it is delivered, what is missing and what its process remembers: a licence's number, an address, an opinion. */
export const closedCases = closedTable('cases.cases', ['root', 'id'], {
  process: 'json',
  result: 'json',
  supplement: 'json',
  delivery: 'json',
  particulars: 'json',
})

/** All that the applicant gave and the city found. `sources` says where answers came from, not what they are. */
export const closedDossiers = closedTable('cases.dossiers', ['root', 'id'], { form: 'json', applicant: 'json', evidence: 'json' })

/** What an officer wrote and filled in. */
export const closedTasks = closedTable('cases.tasks', ['root', 'id'], { opinion: 'text', output: 'json' })

/** What was said and found in an act. History is only added to: what was written before lies as it was written, and its keys stay. */
export const closedHistory = closedTable('cases.history', ['root', 'id'], { detail: 'members' }, { appendOnly: 'history' })

/** What a detail says by a word or an id of the platform's own. All other texts are somebody's words, or facts of the case. */
const PLAIN = new Set(['task', 'name', 'stage', 'outcome', 'trail', 'channel', 'decision', 'state', 'code', 'hash', 'number'])

export function closedDetail(tx: Tx, row: { root: string; id: string }, detail: Record<string, Json>): Record<string, Json> {
  const isWords = (name: string, value: Json) =>
    !PLAIN.has(name) && (typeof value === 'string' || (typeof value === 'object' && value !== null))
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      isWords(name, value) ? (JSON.parse(closedHistory.member(tx, row, 'detail', name, value)) as string) : value,
    ]),
  )
}
