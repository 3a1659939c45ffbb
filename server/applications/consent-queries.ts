// SPDX-License-Identifier: Apache-2.0
import { type Part, type Sql, type Tx, transaction } from '../kernel/index.ts'
import { closedConsents, closedDrafts } from './closed.ts'
import { type Sealed, sealOf } from './confirmed.ts'
import type { Helping, May } from './draft-row.ts'

export type Hint = { at: string; field: string | null; text: string; by: string }
export type Consent = {
  draft: string
  id: string
  owner: string
  whose: string
  kind: Helping['kind']
  may: May
  itemName: string
  region: string
  note: string
  givenAt: Date
  waitsUntil: Date
  helper: string | null
  helperName: string | null
  joinedAt: Date | null
  endsAt: Date | null
  endedAt: Date | null
  endedBy: string | null
  hints: Hint[]
  stars: number | null
  ratedAt: Date | null
}

const columns = (tx: Tx) => tx`
  draft, id, owner, whose, kind, may, item_name as "itemName", region, note, given_at as "givenAt", waits_until as "waitsUntil", helper,
  helper_name as "helperName", joined_at as "joinedAt", ends_at as "endsAt", ended_at as "endedAt", ended_by as "endedBy", hints, stars,
  rated_at as "ratedAt"`

const one = async (tx: Tx, rows: Consent[]): Promise<Consent | undefined> => (await closedConsents.open(tx, rows))[0]

type Given = Pick<
  Consent,
  'draft' | 'id' | 'owner' | 'whose' | 'kind' | 'may' | 'itemName' | 'region' | 'note' | 'givenAt' | 'waitsUntil'
>

/** While the draft is open; whoever asks again has the one that waits already, for longer. */
export async function insertConsent(tx: Tx, row: Given): Promise<Consent | undefined> {
  const made = await tx<Consent[]>`
    insert into applications.consents (draft, id, owner, whose, kind, may, item_name, region, note, given_at, waits_until)
    select ${row.draft}, ${row.id}, ${row.owner}, ${row.whose}, ${row.kind}, ${row.may}, ${row.itemName}, ${row.region}, ${closedConsents.text(tx, row, 'note', row.note)},
           ${row.givenAt}, ${row.waitsUntil}
     where exists (select 1 from applications.drafts
                    where owner = ${row.owner} and id = ${row.draft} and state = 'open')
    on conflict (draft, kind) where helper is null and ended_at is null
    do update set may = excluded.may, note = excluded.note, waits_until = excluded.waits_until
    returning ${columns(tx)}`
  return one(tx, made)
}

/** Of somebody's drafts: what waits for a clerk who is given its code. */
export async function waitingAtCounter(tx: Tx, owner: string, at: Date): Promise<Consent[]> {
  const rows = await tx<Consent[]>`
    select ${columns(tx)} from applications.consents
     where owner = ${owner} and kind = 'counter' and helper is null and ended_at is null and waits_until > ${at}
     order by id desc limit 20`
  return closedConsents.open(tx, rows)
}

/** Whoever is first has it: one statement, so that of two helpers at once one joins. */
export async function joinConsent(
  tx: Tx,
  at: { draft: string; id: string },
  helper: { id: string; name: string },
  now: Date,
  endsAt: Date,
): Promise<Consent | undefined> {
  const rows = await tx<Consent[]>`
    update applications.consents
       set helper = ${helper.id}, helper_name = ${helper.name}, joined_at = ${now}, ends_at = ${endsAt}
     where draft = ${at.draft} and id = ${at.id} and helper is null and ended_at is null and waits_until > ${now}
    returning ${columns(tx)}`
  return one(tx, rows)
}

export async function findConsent(tx: Tx, draft: string, id: string): Promise<Consent | undefined> {
  const rows = await tx<Consent[]>`
    select ${columns(tx)} from applications.consents where draft = ${draft} and id = ${id}`
  return one(tx, rows)
}

/** The consent under which somebody sees a draft now. */
export async function runningConsent(tx: Tx, draft: string, helper: string, at: Date): Promise<Consent | undefined> {
  const rows = await tx<Consent[]>`
    select ${columns(tx)} from applications.consents
     where draft = ${draft} and helper = ${helper} and ended_at is null and ends_at > ${at}
     order by may, id desc limit 1`
  return one(tx, rows)
}

/** Held until the transaction ends: a withdrawal at this instant comes wholly before the edit, or wholly after it. */
export async function holdConsent(tx: Tx, at: { draft: string; id: string }, now: Date): Promise<boolean> {
  const rows = await tx`
    select 1 from applications.consents
     where draft = ${at.draft} and id = ${at.id} and may = 'fill' and ended_at is null and ends_at > ${now} for share`
  return rows.length > 0
}

export async function endConsent(
  tx: Tx,
  at: { draft: string; id: string },
  by: { id: string; as: 'owner' | 'helper' },
  now: Date,
): Promise<Consent | undefined> {
  const rows = await tx<Consent[]>`
    update applications.consents set ended_at = ${now}, ended_by = ${by.as}
     where draft = ${at.draft} and id = ${at.id} and ended_at is null
       and ${by.as === 'owner' ? tx`owner = ${by.id}` : tx`helper = ${by.id}`}
    returning ${columns(tx)}`
  return one(tx, rows)
}

/** What was consented to has been filed, or thrown away. */
export const endConsentsOf = (tx: Tx, draft: string, now: Date, by: 'submission' | 'owner'): Part =>
  tx`update applications.consents set ended_at = ${now}, ended_by = ${by} where draft = ${draft} and ended_at is null`

/** A draft that is gone takes with it who was let in to it; the ledger keeps that. */
export async function deleteConsents(tx: Tx, drafts: string[]): Promise<void> {
  await tx`delete from applications.consents where draft = any(${drafts}::uuid[])`
}

export async function consentsOfDraft(tx: Tx, draft: string): Promise<Consent[]> {
  const rows = await tx<
    Consent[]
  >`select ${columns(tx)} from applications.consents where draft = ${draft} order by id desc limit 20`
  return closedConsents.open(tx, rows)
}

/** Calls that nobody has answered, the longest waiting first, of the regions that a helper serves. */
export async function callsForHelp(tx: Tx, stems: string[], at: Date, limit: number): Promise<Consent[]> {
  const rows = await tx<Consent[]>`
    select ${columns(tx)} from applications.consents c
     where kind = 'help' and helper is null and ended_at is null and waits_until > ${at}
       and exists (select 1 from unnest(${stems}::text[]) as stem where starts_with(c.region, stem))
     order by given_at limit ${limit}`
  return closedConsents.open(tx, rows)
}

export async function helpedBy(tx: Tx, helper: string, at: Date): Promise<Consent[]> {
  const rows = await tx<Consent[]>`
    select ${columns(tx)} from applications.consents
     where helper = ${helper} and ended_at is null and ends_at > ${at} order by joined_at desc limit 50`
  return closedConsents.open(tx, rows)
}

export async function addHint(
  tx: Tx,
  at: { draft: string; id: string },
  helper: string,
  hint: Hint,
  now: Date,
): Promise<boolean> {
  const added = await tx`
    update applications.consents set hints = hints || ${closedConsents.elements(tx, at, 'hints', [hint])}::text::jsonb
     where draft = ${at.draft} and id = ${at.id} and helper = ${helper} and ended_at is null and ends_at > ${now}
       and jsonb_array_length(hints) < 50`
  return added.count === 1
}

/** Once, by whoever asked for the help. */
export async function rateHelp(
  tx: Tx,
  at: { draft: string; id: string; owner: string },
  said: { stars: number; opinion: string | null },
  now: Date,
): Promise<Consent | undefined> {
  const opinion = said.opinion === null ? null : closedConsents.text(tx, at, 'opinion', said.opinion)
  const rows = await tx<Consent[]>`
    update applications.consents set stars = ${said.stars}, opinion = ${opinion}, rated_at = ${now}
     where draft = ${at.draft} and id = ${at.id} and owner = ${at.owner} and helper is not null and rated_at is null
    returning ${columns(tx)}`
  return one(tx, rows)
}

export async function noteHall(tx: Tx, owner: string, draft: string, hall: string): Promise<void> {
  await tx`update applications.drafts set hall = ${hall} where owner = ${owner} and id = ${draft} and state = 'open'`
}

/** Whether it still reads as she saw it. */
export function confirmDraft(sql: Sql, owner: string, id: string, seen: string): Promise<boolean> {
  return transaction(sql, async (tx) => {
    const draft = await holdDraft(tx, owner, id)
    if (draft === undefined || sealOf(tx, draft) !== seen) return false
    await tx`update applications.drafts set confirmed = ${seen} where owner = ${owner} and id = ${id}`
    return true
  })
}

/** An open draft, which nobody changes until the transaction ends. */
async function holdDraft(tx: Tx, owner: string, id: string): Promise<(Sealed & { confirmed: string | null }) | undefined> {
  const rows = await tx<(Sealed & { confirmed: string | null })[]>`
    select owner, id, answers, materials, delivery, place, confirmed from applications.drafts
     where owner = ${owner} and id = ${id} and state = 'open' for update`
  const [draft] = await closedDrafts.open(tx, rows)
  return draft
}

/** Held until the case is filed: what is filed, which was read before, is what she confirmed, and nobody changes it meanwhile. */
export async function holdConfirmed(tx: Tx, filed: Sealed): Promise<boolean> {
  const draft = await holdDraft(tx, filed.owner, filed.id)
  return draft !== undefined && draft.confirmed === sealOf(tx, draft) && draft.confirmed === sealOf(tx, filed)
}
