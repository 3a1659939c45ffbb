// SPDX-License-Identifier: Apache-2.0
import { closedTable, type Json, type Tx } from '../kernel/index.ts'
import type { Actor } from './case.ts'

/** Who applied and who filed it, what a case came to, where it is delivered, what is missing and what its process remembers: a licence's number, an address, an opinion. */
export const closedCases = closedTable(
  'cases.cases',
  ['root', 'id'],
  {
    applicant_name: 'text',
    agent: 'json',
    process: 'json',
    result: 'json',
    supplement: 'json',
    delivery: 'json',
    particulars: 'json',
  },
  { as: { applicant_name: 'applicantName' } },
)

/** All that the applicant gave and the city found. `sources` says where answers came from, not what they are. */
export const closedDossiers = closedTable('cases.dossiers', ['root', 'id'], { form: 'json', applicant: 'json', evidence: 'json' })

/** What an officer wrote and filled in. */
export const closedTasks = closedTable('cases.tasks', ['root', 'id'], { opinion: 'text', output: 'json' })

/**
 * What was said and found in an act, and the name of a resident who acted (an officer's stands open: she acts in her office's name).
 * History is only added to: what was written before lies as it was written, and its keys stay.
 */
export const closedHistory = closedTable(
  'cases.history',
  ['root', 'id'],
  { actor_name: 'text', detail: 'members' },
  { appendOnly: 'history', as: { actor_name: 'actorName' } },
)

/** The name as it stands in a line of history. */
export const closedActor = (tx: Tx, row: { root: string; id: string }, { kind, name }: Pick<Actor, 'kind' | 'name'>): string =>
  kind === 'person' ? closedHistory.text(tx, row, 'actor_name', name) : name

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
