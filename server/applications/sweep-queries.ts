// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { closedDrafts } from './closed.ts'
import type { Draft } from './draft-row.ts'

export type EndingDraft = Pick<Draft, 'owner' | 'id' | 'kind' | 'of' | 'applicantId' | 'channel' | 'savedAt' | 'materials'> & {
  content: string
}

const ending = (tx: Tx) =>
  tx`owner, id, kind, of, applicant_id as "applicantId", channel, saved_at as "savedAt", answers, prefilled, applicant, materials`

type Taken = Omit<EndingDraft, 'content'> & Pick<Draft, 'answers' | 'prefilled' | 'applicant'>

/** What was in the drafts, as the text whose digest the ledger keeps. */
async function opened(tx: Tx, rows: Taken[]): Promise<EndingDraft[]> {
  await closedDrafts.open(tx, rows)
  return rows.map(({ answers, prefilled, applicant, ...draft }) => ({
    ...draft,
    content: JSON.stringify({ ...answers, ...prefilled, ...applicant, ...draft.materials }),
  }))
}

type Places = { owners: string[]; ids: string[] }

const placesOf = (rows: { owner: string; id: string }[]): Places => ({
  owners: rows.map(({ owner }) => owner),
  ids: rows.map(({ id }) => id),
})

/** Those that were found, as far as what was asked still holds of them: the owner may have saved, another server been here. */
const still = (tx: Tx, { owners, ids }: Places) => tx`owner = any(${owners}::uuid[]) and id = any(${ids}::uuid[])`

/** Untouched drafts whose owners are told now; who saved meanwhile is told again another time. */
export async function warnUntouched(
  tx: Tx,
  before: Date,
  now: Date,
  limit: number,
): Promise<Omit<EndingDraft, 'content' | 'materials'>[]> {
  const asked = tx`state = 'open' and saved_at < ${before} and (warned_at is null or warned_at < saved_at)`
  const found = await tx<{ owner: string; id: string }[]>`
    select owner, id from applications.drafts where ${asked} order by saved_at limit ${limit}`
  return tx<EndingDraft[]>`
    update applications.drafts set warned_at = ${now} where ${still(tx, placesOf(found))} and ${asked}
    returning owner, id, kind, of, applicant_id as "applicantId", channel, saved_at as "savedAt"`
}

/** Takes untouched drafts whose owners were told long enough ago, with all that was in them. */
export async function takeUntouched(tx: Tx, before: Date, warnedBefore: Date, limit: number): Promise<EndingDraft[]> {
  const asked = tx`state = 'open' and saved_at < ${before} and warned_at > saved_at and warned_at <= ${warnedBefore}`
  const found = await tx<{ owner: string; id: string }[]>`
    select owner, id from applications.drafts where ${asked} order by saved_at limit ${limit}`
  const rows = await tx<Taken[]>`
    delete from applications.drafts where ${still(tx, placesOf(found))} and ${asked} returning ${ending(tx)}`
  return opened(tx, rows)
}

export async function takeDiscarded(tx: Tx, before: Date, limit: number): Promise<EndingDraft[]> {
  const asked = tx`state = 'discarded' and saved_at <= ${before}`
  const found = await tx<{ owner: string; id: string }[]>`
    select owner, id from applications.drafts where ${asked} order by saved_at limit ${limit}`
  const rows = await tx<Taken[]>`
    delete from applications.drafts where ${still(tx, placesOf(found))} and ${asked} returning ${ending(tx)}`
  return opened(tx, rows)
}

/** Drafts as their files ask for them. */
export async function draftsOfFiles(tx: Tx, ids: string[]): Promise<Pick<Draft, 'owner' | 'id' | 'state' | 'materials'>[]> {
  const rows = await tx<Pick<Draft, 'owner' | 'id' | 'state' | 'materials'>[]>`
    select owner, id, state, materials from applications.drafts where id = any(${ids}::uuid[])`
  return closedDrafts.open(tx, rows)
}
