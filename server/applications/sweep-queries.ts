// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { Draft } from './draft.ts'

export type EndingDraft = Pick<Draft, 'owner' | 'id' | 'kind' | 'of' | 'applicantId' | 'channel' | 'savedAt' | 'materials'> & {
  content: string
}

const ending = (tx: Tx) => tx`owner, id, kind, of, applicant_id as "applicantId", channel, saved_at as "savedAt", materials`

/** Untouched drafts whose owners are told now; who saved meanwhile is told again another time. */
export function warnUntouched(tx: Tx, before: Date, now: Date, limit: number): Promise<Omit<EndingDraft, 'content'>[]> {
  return tx<EndingDraft[]>`
    update applications.drafts d set warned_at = ${now}
      from (select owner, id from applications.drafts
             where state = 'open' and saved_at < ${before} and (warned_at is null or warned_at < saved_at)
             order by saved_at limit ${limit} for update skip locked) o
     where d.owner = o.owner and d.id = o.id
    returning d.owner, d.id, d.kind, d.of, d.applicant_id as "applicantId", d.channel, d.saved_at as "savedAt", d.materials`
}

/** Takes untouched drafts whose owners were told long enough ago, with all that was in them. */
export function takeUntouched(tx: Tx, before: Date, warnedBefore: Date, limit: number): Promise<EndingDraft[]> {
  return tx<EndingDraft[]>`
    delete from applications.drafts
     where (owner, id) in (
       select owner, id from applications.drafts
        where state = 'open' and saved_at < ${before} and warned_at > saved_at and warned_at <= ${warnedBefore}
        order by saved_at limit ${limit} for update skip locked)
    returning ${ending(tx)}, (answers || prefilled || applicant || materials)::text as content`
}

export function takeDiscarded(tx: Tx, before: Date, limit: number): Promise<EndingDraft[]> {
  return tx<EndingDraft[]>`
    delete from applications.drafts
     where (owner, id) in (
       select owner, id from applications.drafts
        where state = 'discarded' and saved_at <= ${before} order by saved_at limit ${limit} for update skip locked)
    returning ${ending(tx)}, (answers || prefilled || applicant || materials)::text as content`
}

/** Drafts as their files ask for them. */
export function draftsOfFiles(
  tx: Tx,
  ids: string[],
): Promise<{ id: string; state: Draft['state']; materials: Draft['materials'] }[]> {
  return tx`select id, state, materials from applications.drafts where id = any(${ids}::uuid[])`
}
