// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { closedPersons, indexOfName } from './closed.ts'
import { type Bound, inReach } from './reach.ts'

export type Namesake =
  | { kind: 'person'; id: string; name: string; idNumber: string; index: string }
  | { kind: 'firm' | 'officer'; id: string; name: string; idNumber: null; index: null }

/** Accounts of this name: natural persons, firms and officers, each kind by its own index. */
export async function namesakes(tx: Tx, name: string, limit: number): Promise<Namesake[]> {
  const rows = await tx<Namesake[]>`
    (select 'officer' as kind, id::text, name, null as "idNumber", null as index from people.officers where name = ${name} limit ${limit})
    union all
    (select 'person', id::text, name, id_number, id_number_index from people.persons
      where name_index = ${indexOfName(tx, name)} or (name_index is null and name = ${name}) limit ${limit})
    union all
    (select 'firm', credit_code, name, null, null from people.firms where name = ${name} limit ${limit})`
  return openNames(tx, rows)
}

async function openNames<R extends { kind: string }>(tx: Tx, rows: R[]): Promise<R[]> {
  await closedPersons.open(
    tx,
    rows.filter((row) => row.kind === 'person'),
  )
  return rows
}

export type Account = { id: string; kind: 'officer' | 'person'; name: string }

/** Whose these account ids are. What is no id of an account is left out. */
export async function accountsAmong(tx: Tx, ids: string[]): Promise<Account[]> {
  const rows = await tx<Account[]>`
    select id, 'officer' as kind, name from people.officers where id = any(${ids}::uuid[])
    union all
    select id, 'person', name from people.persons where id = any(${ids}::uuid[])`
  return openNames(tx, rows)
}

export async function firmName(tx: Tx, creditCode: string): Promise<string | undefined> {
  const [row] = await tx<{ name: string }[]>`select name from people.firms where credit_code = ${creditCode}`
  return row?.name
}

/** Whether a column holds the account of somebody who has or had a post within a reach: as a condition of another room's list. */
export const actsWithin = (tx: Tx, reach: Bound[], actor: string) => tx`
  ${tx(actor)} in (select a.officer::text from people.appointments a
                    where a.state in ('granted', 'ended') and ${inReach(tx, reach, 'a.department', 'a.region')})`

/** Who has a post within a reach today, by name. */
export function officersWithin(tx: Tx, reach: Bound[], today: string): Promise<{ id: string; name: string }[]> {
  return tx<{ id: string; name: string }[]>`
    select o.id, o.name from people.officers o
     where o.stopped_at is null and exists (
       select 1 from people.appointments a
        where a.officer = o.id and a.state = 'granted' and a.since <= ${today} and (a.until is null or a.until >= ${today})
          and ${inReach(tx, reach, 'a.department', 'a.region')})
     order by o.name, o.id limit 300`
}

/** Accounts that have this mobile number: a family may share one. */
export async function accountsWithMobile(tx: Tx, mobileIndex: string): Promise<string[]> {
  const rows = await tx<{ person: string }[]>`
    select person from people.mobiles where mobile_index = ${mobileIndex} order by person limit 20`
  return rows.map((row) => row.person)
}
