// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

export type KeyState = 'applied' | 'granted'
export type Holding = { key: string; root: string; caseId: string; state: KeyState; takenAt: Date }

/** Which cases have the keys now. */
export async function holdersOf(tx: Tx, keys: string[]): Promise<Holding[]> {
  if (keys.length === 0) return []
  return tx<
    Holding[]
  >`select key, root, case_id as "caseId", state, taken_at as "takenAt" from cases.unique_keys where key = any(${keys}::text[])`
}

/** An applicant's newest case of an item, by whichever body, that is open or was granted. */
export async function newestOf(
  tx: Tx,
  applicantId: string,
  items: string[],
): Promise<{ root: string; id: string; decision: string | null } | undefined> {
  const [row] = await tx<{ root: string; id: string; decision: string | null }[]>`
    with own as materialized (select root, id, submitted_at from cases.by_applicant where applicant_id = ${applicantId})
    select c.root, c.id, c.decision
      from own b join cases.cases c on c.root = b.root and c.id = b.id
     where c.item = any(${items}::text[])
       and (c.decision = 'granted' or (c.decision is null and c.closed_at is null))
     order by b.submitted_at desc
     limit 1`
  return row
}

/** What the cases of a matter hold. */
export function keysOfRoot(tx: Tx, root: string): Promise<{ key: string; caseId: string }[]> {
  return tx<{ key: string; caseId: string }[]>`select key, case_id as "caseId" from cases.keys_of_cases where root = ${root}`
}

/** What an act takes and gives back; `fresh` of what it takes was not its own before, `over` are the matters whose claim has ended, from which it may be taken. */
export type UniqueChange = { root: string; takes: Take[]; fresh: string[]; over: string[]; frees: string[] }

export type Take = { key: string; scope: string; caseId: string; state: KeyState }

/**
 * Takes keys for a matter: free ones, and those of the matters in `from`, itself or ones whose claim was read as over. The keys
 * that were taken come back; fewer means that somebody else was first. In the order of the keys, so that two who want several never wait crosswise.
 */
export const takeKeys = (tx: Tx, root: string, takes: Take[], from: string[], now: Date) => tx`
  insert into cases.unique_keys as u (key, scope, root, case_id, state, taken_at)
  select key, scope, ${root}::uuid, "caseId", state, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(takes)}::text::jsonb) as r(key text, scope text, "caseId" uuid, state text)
   order by key
  on conflict (key) do update set root = excluded.root, case_id = excluded.case_id, state = excluded.state, taken_at = excluded.taken_at
     where u.root = any(${from}::uuid[])
  returning key`

export const noteKeys = (tx: Tx, root: string, takes: Take[]) => tx`
  insert into cases.keys_of_cases (root, key, case_id)
  select ${root}::uuid, key, "caseId" from jsonb_to_recordset(${JSON.stringify(takes)}::text::jsonb) as r(key text, "caseId" uuid)
  on conflict (root, key) do update set case_id = excluded.case_id`

export const freeKeys = (tx: Tx, root: string, keys: string[]) =>
  tx`delete from cases.unique_keys where key = any(${keys}::text[]) and root = ${root}`

export const forgetKeys = (tx: Tx, root: string, keys: string[]) =>
  tx`delete from cases.keys_of_cases where root = ${root} and key = any(${keys}::text[])`

type Place = { root: string; id: string }

/** Which of some items have taken their keys by this rule. */
export async function filledBy(tx: Tx, rule: string, items: string[]): Promise<string[]> {
  const rows = await tx<
    { item: string }[]
  >`select item from cases.filled_rules where item = any(${items}::text[]) and rule = ${rule}`
  return rows.map(({ item }) => item)
}

export async function noteFilled(tx: Tx, rules: { item: string; rule: string }[], now: Date): Promise<void> {
  await tx`
    insert into cases.filled_rules (item, rule, filled_at)
    select item, rule, ${now} from jsonb_to_recordset(${JSON.stringify(rules)}::text::jsonb) as r(item text, rule text)
    on conflict (item) do update set rule = excluded.rule, filled_at = excluded.filled_at`
}

/** Those of them of which there is any case: a catalogue of a hundred thousand bodies has few. */
export async function withCases(tx: Tx, items: string[]): Promise<string[]> {
  const rows = await tx<{ item: string }[]>`
    select distinct item from cases.cases where item = any(${items}::text[])`
  return rows.map(({ item }) => item)
}

/** Open and granted cases of an item or bundle, in the order in which their matters began: a range of the index for it. */
export function casesToFill(tx: Tx, item: string, after: Place, limit: number): Promise<Place[]> {
  return tx<Place[]>`
    select root, id
      from cases.cases
     where item = ${item} and (root, id) > (${after.root}::uuid, ${after.id}::uuid)
       and (decision = 'granted' or (decision is null and closed_at is null))
     order by root, id
     limit ${limit}`
}

/** Takes the keys that are free, and notes them; answers how many. A key of the same matter is as good as taken. */
export async function fillKeys(tx: Tx, root: string, takes: Take[], at: Date): Promise<number> {
  const rows = await tx`
    with taken as (
      insert into cases.unique_keys as u (key, scope, root, case_id, state, taken_at)
      select key, scope, ${root}::uuid, "caseId", state, ${at}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(takes)}::text::jsonb) as r(key text, scope text, "caseId" uuid, state text)
       order by key
      on conflict (key) do update set state = u.state where u.root = excluded.root
      returning key, case_id)
    insert into cases.keys_of_cases (root, key, case_id) select ${root}::uuid, key, case_id from taken
    on conflict (root, key) do nothing
    returning 1`
  return rows.length
}
