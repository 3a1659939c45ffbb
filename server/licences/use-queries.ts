// SPDX-License-Identifier: Apache-2.0
import type { Part, Tx } from '../kernel/index.ts'

export type Basis = 'case' | 'authorisation' | 'showing' | 'refused'
export type UseRow = {
  holder: string
  id: string
  licence: string
  usedAt: Date
  basis: Basis
  byKind: string
  byId: string
  byName: string
  department: string | null
  authorisation: string | null
  caseId: string | null
  caseNumber: string | null
  item: string | null
  purpose: string
  fields: string[]
}

/** How many of them are new: a use that carries the id of an earlier one is that one. */
/** As many rows as are new. */
export function insertUses(tx: Tx, rows: UseRow[]): Part {
  return tx`
    insert into licences.uses (holder, id, licence, used_at, basis, by_kind, by_id, by_name, department, authorisation, case_id, case_number, item, purpose, fields)
    select holder, id, licence, "usedAt", basis, "byKind", "byId", "byName", department, authorisation, "caseId", "caseNumber", item, purpose, fields
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as r(holder text, id uuid, licence uuid, "usedAt" timestamptz, basis text, "byKind" text, "byId" text, "byName" text, department text,
             authorisation uuid, "caseId" uuid, "caseNumber" text, item text, purpose text, fields text[])
    on conflict (holder, id) do nothing`
}

export function usesOf(
  tx: Tx,
  holder: string,
  licence: string,
  before: [string, string] | undefined,
  limit: number,
): Promise<UseRow[]> {
  return tx<UseRow[]>`
    select holder, id, licence, used_at as "usedAt", basis, by_kind as "byKind", by_id as "byId", by_name as "byName", department, authorisation,
           case_id as "caseId", case_number as "caseNumber", item, purpose, fields
      from licences.uses
     where holder = ${holder} and licence = ${licence}
       and (${before === undefined} or (used_at, id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid))
     order by used_at desc, id desc limit ${limit}`
}

export type AuthorisationRow = {
  holder: string
  id: string
  licence: string
  givenTo: string
  givenToName: string
  purpose: string
  givenAt: Date
  endsAt: Date
  usesGiven: number
  usesLeft: number
  withdrawnAt: Date | null
}

/** Whether it is new: the same id again is the same authorisation asked for twice. */
export async function insertAuthorisation(tx: Tx, row: AuthorisationRow): Promise<boolean> {
  const made = await tx`
    insert into licences.authorisations (holder, id, licence, given_to, given_to_name, purpose, given_at, ends_at, uses_given, uses_left)
    values (${row.holder}, ${row.id}, ${row.licence}, ${row.givenTo}, ${row.givenToName}, ${row.purpose}, ${row.givenAt}, ${row.endsAt}, ${row.usesGiven}, ${row.usesGiven})
    on conflict (holder, id) do nothing
    returning id`
  return made.length > 0
}

export function authorisationsOf(tx: Tx, holder: string, licence: string): Promise<AuthorisationRow[]> {
  return tx<AuthorisationRow[]>`
    select holder, id, licence, given_to as "givenTo", given_to_name as "givenToName", purpose, given_at as "givenAt", ends_at as "endsAt",
           uses_given as "usesGiven", uses_left as "usesLeft", withdrawn_at as "withdrawnAt"
      from licences.authorisations where holder = ${holder} and licence = ${licence} order by given_at desc limit 100`
}

export type AskedUse = { holder: string; licence: string; givenTo: string[]; purpose: string; now: Date; day: string }

/** The authorisations of a licence that a department may go by now, for one purpose. */
const fitting = (tx: Tx, at: AskedUse) => tx`
  holder = ${at.holder} and licence = ${at.licence} and given_to = any(${at.givenTo}::text[]) and purpose = ${at.purpose}
  and withdrawn_at is null and ends_at > ${at.now} and uses_left > 0`

/**
 * Takes one use from the authorisation that ends first, if there is one and the licence is in force: what is not in force costs no
 * use. Two at once cannot both take the last; who revokes the licence at this instant comes wholly before or wholly after.
 */
export async function takeAuthorisation(tx: Tx, at: AskedUse): Promise<{ id: string; givenTo: string } | undefined> {
  const [row] = await tx<{ id: string; givenTo: string }[]>`
    with good as (
      select 1 from licences.licences
       where holder = ${at.holder} and id = ${at.licence} and status = '01'
         and valid_from <= ${at.day}::date and (valid_to is null or valid_to >= ${at.day}::date)
         for share)
    update licences.authorisations set uses_left = uses_left - 1
     where holder = ${at.holder} and uses_left > 0 and exists (select 1 from good)
       and id = (select id from licences.authorisations where ${fitting(tx, at)} order by ends_at limit 1 for update)
    returning id, given_to as "givenTo"`
  return row
}

/** Whether the holder's leave is there: then what stood in the way was the licence itself. */
export async function isAuthorised(tx: Tx, at: AskedUse): Promise<boolean> {
  return (await tx`select 1 from licences.authorisations where ${fitting(tx, at)} limit 1`).length > 0
}

export async function withdrawAuthorisation(tx: Tx, holder: string, licence: string, id: string, at: Date): Promise<boolean> {
  const rows = await tx`
    update licences.authorisations set withdrawn_at = ${at}
     where holder = ${holder} and licence = ${licence} and id = ${id} and withdrawn_at is null
    returning id`
  return rows.length > 0
}
