// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

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
export async function insertUses(tx: Tx, rows: UseRow[]): Promise<number> {
  const added = await tx`
    insert into licences.uses (holder, id, licence, used_at, basis, by_kind, by_id, by_name, department, authorisation, case_id, case_number, item, purpose, fields)
    select holder, id, licence, "usedAt", basis, "byKind", "byId", "byName", department, authorisation, "caseId", "caseNumber", item, purpose, fields
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as r(holder text, id uuid, licence uuid, "usedAt" timestamptz, basis text, "byKind" text, "byId" text, "byName" text, department text,
             authorisation uuid, "caseId" uuid, "caseNumber" text, item text, purpose text, fields text[])
    on conflict (holder, id) do nothing`
  return added.count
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

/** Takes one use from the authorisation that ends first, if there is one; two at once cannot both take the last. */
export async function takeAuthorisation(
  tx: Tx,
  at: { holder: string; licence: string; givenTo: string; now: Date },
): Promise<{ id: string; purpose: string } | undefined> {
  const [row] = await tx<{ id: string; purpose: string }[]>`
    update licences.authorisations set uses_left = uses_left - 1
     where holder = ${at.holder} and id = (
       select id from licences.authorisations
        where holder = ${at.holder} and licence = ${at.licence} and given_to = ${at.givenTo}
          and withdrawn_at is null and ends_at > ${at.now} and uses_left > 0
        order by ends_at limit 1 for update)
       and uses_left > 0
    returning id, purpose`
  return row
}

export async function withdrawAuthorisation(tx: Tx, holder: string, licence: string, id: string, at: Date): Promise<boolean> {
  const rows = await tx`
    update licences.authorisations set withdrawn_at = ${at}
     where holder = ${holder} and licence = ${licence} and id = ${id} and withdrawn_at is null
    returning id`
  return rows.length > 0
}
