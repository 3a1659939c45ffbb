// SPDX-License-Identifier: Apache-2.0
import type { Part, Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'
import type { HolderKind, LicenceStatus } from './licence.ts'

/** A row as it is stored: holder's number and name, licence number, mark and fields lie closed in `sealed`. */
export type LicenceRow = {
  holder: string
  id: string
  type: string
  version: number
  code: string
  status: LicenceStatus
  holderKind: HolderKind
  sealed: string
  whole: boolean
  validFrom: string
  validTo: string | null
  issuedBy: string
  region: string
  issuedAt: Date
  root: string
  caseId: string | null
  before: string | null
  endedAt: Date | null
  endedBecause: string | null
  /** whether it is handed over with the rest of a bundle, and not seen before; written, not read */
  waits?: boolean
}

const columns = (tx: Tx) => tx`
  holder, id, type, version, code, status, holder_kind as "holderKind", sealed, whole, valid_from as "validFrom",
  valid_to as "validTo", issued_by as "issuedBy", region, issued_at as "issuedAt", root, case_id as "caseId", before,
  ended_at as "endedAt", ended_because as "endedBecause"`

/** Serials that nobody else has or will have, whatever becomes of this transaction. */
export async function takeSerials(tx: Tx, many: number): Promise<number[]> {
  const rows = await tx<{ serial: number }[]>`select nextval('licences.serials') as serial from generate_series(1, ${many})`
  return rows.map((row) => row.serial)
}

export function insertLicences(tx: Tx, rows: LicenceRow[]): Part {
  return tx`
    insert into licences.licences (holder, id, type, version, code, status, holder_kind, sealed, whole, valid_from, valid_to,
                                   issued_by, region, issued_at, root, case_id, before, waits)
    select holder, id, type, version, code, '01', "holderKind", sealed, whole, "validFrom", "validTo",
           "issuedBy", region, "issuedAt", root, "caseId", before, coalesce(waits, false)
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as r(holder text, id uuid, type text, version smallint, code text, "holderKind" text, sealed text, whole boolean,
             "validFrom" date, "validTo" date, "issuedBy" text, region text, "issuedAt" timestamptz, root uuid, "caseId" uuid, before uuid, waits boolean)`
}

export type LookupRow = { key: string; holder: string; id: string }

/** Answers the keys that were free. One that is taken is left as it is: the number is given out already. */
export function insertLookups(tx: Tx, rows: LookupRow[]): Part {
  return tx`
    insert into licences.lookups (key, holder, id)
    select key, holder, id from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(key text, holder text, id uuid)
    on conflict (key) do nothing
    returning key`
}

/** Keys of a licence that was not issued are free again. */
export const dropLookups = (tx: Tx, rows: LookupRow[], id: string): Part =>
  tx`delete from licences.lookups where key = any(${rows.map(({ key }) => key)}::text[]) and id = ${id}`

/** The number now means the newer version. */
export async function pointLookup(tx: Tx, row: LookupRow): Promise<void> {
  await tx`update licences.lookups set id = ${row.id} where key = ${row.key} and holder = ${row.holder}`
}

export async function findPlace(tx: Tx, key: string): Promise<{ holder: string; id: string } | undefined> {
  const [row] = await tx<{ holder: string; id: string }[]>`select holder, id from licences.lookups where key = ${key}`
  return row
}

export function findPlaces(tx: Tx, keys: string[]): Promise<{ holder: string; id: string }[]> {
  return tx<{ holder: string; id: string }[]>`
    select distinct holder, id from licences.lookups where key = any(${keys}::text[])`
}

export async function findLicence(tx: Tx, holder: string, id: string): Promise<LicenceRow | undefined> {
  const [row] = await tx<LicenceRow[]>`select ${columns(tx)} from licences.licences where holder = ${holder} and id = ${id}`
  return row
}

export async function findLicenceForUpdate(tx: Tx, holder: string, id: string): Promise<LicenceRow | undefined> {
  const [row] = await tx<LicenceRow[]>`
    select ${columns(tx)} from licences.licences where holder = ${holder} and id = ${id} for update`
  return row
}

/** In force and within their time on that day; of one type the newest comes first. */
export function findInForce(tx: Tx, holder: string, types: string[], day: string): Promise<LicenceRow[]> {
  return tx<LicenceRow[]>`
    select ${columns(tx)} from licences.licences
     where holder = ${holder} and type = any(${types}::text[]) and status = '01'
       and valid_from <= ${day} and (valid_to is null or valid_to >= ${day})
     order by issued_at desc, id desc`
}

/** What a holder has and had, without versions that were replaced and what waits for the rest of a bundle. */
export function findOfHolders(tx: Tx, holders: string[]): Promise<LicenceRow[]> {
  return tx<LicenceRow[]>`
    select ${columns(tx)} from licences.licences
     where holder = any(${holders}::text[]) and status <> '05' and not waits
     order by issued_at desc, id desc limit 200`
}

/** A licence of a holder that was handed over. */
export async function findHandedOver(tx: Tx, holder: string, id: string): Promise<LicenceRow | undefined> {
  const [row] = await tx<LicenceRow[]>`
    select ${columns(tx)} from licences.licences where holder = ${holder} and id = ${id} and not waits`
  return row
}

/** Licences that waited for the rest of their bundle are their holders' to see from now on. */
export async function handOver(tx: Tx, ids: string[]): Promise<void> {
  const found = await tx<{ holder: string; id: string }[]>`
    select holder, id from licences.lookups where key = any(${ids.map((id) => `id:${id}`)}::text[])`
  await tx`
    update licences.licences set waits = false
     where holder = any(${found.map(({ holder }) => holder)}::text[]) and id = any(${found.map(({ id }) => id)}::uuid[]) and waits`
}

export async function setStatus(
  tx: Tx,
  at: { holder: string; id: string },
  to: { status: LicenceStatus; endedAt: Date | null; because: string | null; by: string | null },
): Promise<void> {
  await tx`
    update licences.licences
       set status = ${to.status}, ended_at = ${to.endedAt}, ended_because = ${to.because}, ended_by = ${to.by}
     where holder = ${at.holder} and id = ${at.id}`
}

export function countByType(tx: Tx, reach: Bound[]): Promise<{ type: string; inForce: number; whole: number; ended: number }[]> {
  return tx<{ type: string; inForce: number; whole: number; ended: number }[]>`
    select type, count(*) filter (where status = '01') as "inForce", count(*) filter (where status = '01' and whole) as whole,
           count(*) filter (where status not in ('01', '05')) as ended
      from licences.licences where ${inReach(tx, reach, 'issued_by', 'region')} group by type`
}

/** Which of these holders have a licence of the type in force on that day, and whether one of theirs lies within the reach. */
export function holdersOf(
  tx: Tx,
  type: string,
  holders: string[],
  day: string,
  reach: Bound[],
): Promise<{ holder: string; isWithin: boolean }[]> {
  return tx<{ holder: string; isWithin: boolean }[]>`
    select holder, bool_or(${inReach(tx, reach, 'issued_by', 'region')}) as "isWithin" from licences.licences
     where type = ${type} and status = '01' and holder = any(${holders}::text[])
       and valid_from <= ${day} and (valid_to is null or valid_to >= ${day})
     group by holder`
}

/** The next licences of a type that are in force, by holder: several of one holder stand together, the oldest first. */
export function pageInForce(
  tx: Tx,
  type: string,
  reach: Bound[],
  after: { holder: string; id: string } | undefined,
  many: number,
): Promise<LicenceRow[]> {
  return tx<LicenceRow[]>`
    select ${columns(tx)} from licences.licences
     where type = ${type} and status = '01' and ${inReach(tx, reach, 'issued_by', 'region')}
       and ${after ? tx`(holder, id) > (${after.holder}, ${after.id}::uuid)` : tx`true`}
     order by holder, id limit ${many}`
}

export async function findSignedFile(
  tx: Tx,
  holder: string,
  licence: string,
): Promise<{ file: string; sm3: string } | undefined> {
  const [row] = await tx<{ file: string; sm3: string }[]>`
    select file, sm3 from licences.signed_files where holder = ${holder} and licence = ${licence}`
  return row
}

/** Holds the licence until the transaction ends, so that it does not end while its file is kept. */
export const holdInForce = (tx: Tx, holder: string, id: string): Part => tx`
  select id from licences.licences where holder = ${holder} and id = ${id} and status = '01' for share`

/** Its key keeps a licence from being signed twice. */
export function insertSignedFile(
  tx: Tx,
  row: { holder: string; licence: string; file: string; sm3: string; seal: string | null; signedAt: Date },
): Part {
  return tx`
    insert into licences.signed_files (holder, licence, file, sm3, seal, signed_at)
    values (${row.holder}, ${row.licence}, ${row.file}, ${row.sm3}, ${row.seal}, ${row.signedAt})`
}
