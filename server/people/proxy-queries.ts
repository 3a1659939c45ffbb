// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { closedProxies } from './closed.ts'

export type Proxy = {
  id: string
  person: string
  personName: string
  grantor: string
  grantorName: string
  relation: string
  matters: string[]
  givenAt: Date
  until: string
  withdrawnAt: Date | null
}

const columns = (tx: Tx) => tx`
  id, person, person_name as "personName", grantor, grantor_name as "grantorName", relation, matters, given_at as "givenAt", until,
  withdrawn_at as "withdrawnAt"`

export async function insertProxy(tx: Tx, row: Omit<Proxy, 'withdrawnAt'>): Promise<void> {
  await tx`
    insert into people.proxies (person, id, grantor, grantor_name, person_name, relation, matters, given_at, until)
    values (${row.person}, ${row.id}, ${row.grantor}, ${closedProxies.text(tx, row, 'grantor_name', row.grantorName)},
            ${closedProxies.text(tx, row, 'person_name', row.personName)}, ${row.relation}, ${row.matters},
            ${row.givenAt}, ${row.until})`
}

/** Whether one may do a thing for the other on that day. */
export async function mayStandIn(tx: Tx, person: string, grantor: string, matter: string, today: string): Promise<boolean> {
  const rows = await tx`
    select 1 from people.proxies
     where person = ${person} and grantor = ${grantor} and matters @> array[${matter}::text] and withdrawn_at is null and until >= ${today}
     limit 1`
  return rows.length > 0
}

/** The same, and the right is not withdrawn before the transaction ends. */
export async function lockProxy(tx: Tx, person: string, grantor: string, matter: string, today: string): Promise<boolean> {
  const rows = await tx`
    select 1 from people.proxies
     where person = ${person} and grantor = ${grantor} and matters @> array[${matter}::text] and withdrawn_at is null and until >= ${today}
       for share`
  return rows.length > 0
}

/** What the person was given or has given, newest first. */
export async function proxiesOf(tx: Tx, person: string): Promise<Proxy[]> {
  const rows = await tx<Proxy[]>`
    select ${columns(tx)} from people.proxies where person = ${person} or grantor = ${person} order by given_at desc, id desc limit 100`
  return closedProxies.open(tx, rows)
}

/** Of a proxy that runs; only whoever was given it has it. */
export async function runningProxy(tx: Tx, person: string, id: string, today: string): Promise<Proxy | undefined> {
  const rows = await tx<Proxy[]>`
    select ${columns(tx)} from people.proxies
     where person = ${person} and id = ${id} and withdrawn_at is null and until >= ${today}`
  const [row] = await closedProxies.open(tx, rows)
  return row
}

/** By either side, at once. */
export async function withdrawProxy(tx: Tx, id: string, by: string, at: Date): Promise<Proxy | undefined> {
  const rows = await tx<Proxy[]>`
    update people.proxies set withdrawn_at = ${at}, withdrawn_by = ${by}
     where id = ${id} and withdrawn_at is null and (person = ${by} or grantor = ${by})
    returning ${columns(tx)}`
  const [row] = await closedProxies.open(tx, rows)
  return row
}
