// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { closedParcels } from './closed.ts'
import type { Parcel } from './parcel.ts'

const columns = (tx: Tx) => tx`
  root, id, case_id as "caseId", waybill, contents, receiver, mobile, address, state, state_at as "stateAt", booked_at as "bookedAt",
  delivered_at as "deliveredAt", steps`

export async function insertParcel(tx: Tx, parcel: Parcel): Promise<void> {
  const closed = (column: 'receiver' | 'mobile' | 'address') => closedParcels.text(tx, parcel, column, parcel[column])
  await tx`
    with w as (insert into deliveries.waybills (waybill, root, id) values (${parcel.waybill}, ${parcel.root}, ${parcel.id}))
    insert into deliveries.parcels (root, id, case_id, waybill, contents, receiver, mobile, address, state, state_at, booked_at, steps)
    values (${parcel.root}, ${parcel.id}, ${parcel.caseId}, ${parcel.waybill},
      ${JSON.stringify(parcel.contents)}::text::jsonb, ${closed('receiver')}, ${closed('mobile')}, ${closed('address')}, ${parcel.state},
      ${parcel.stateAt}, ${parcel.bookedAt}, ${closedParcels.json(tx, parcel, 'steps', parcel.steps)}::text::jsonb)`
}

export async function findParcel(tx: Tx, waybill: string): Promise<Parcel | undefined> {
  const [at] = await tx<{ root: string; id: string }[]>`select root, id from deliveries.waybills where waybill = ${waybill}`
  if (at === undefined) return undefined
  const rows = await tx<Parcel[]>`select ${columns(tx)} from deliveries.parcels where root = ${at.root} and id = ${at.id}`
  const [found] = await closedParcels.open(tx, rows)
  return found
}

/** Locks the parcel until the transaction ends, so that two reports of it are read one after the other. */
export async function findParcelForUpdate(tx: Tx, at: Pick<Parcel, 'root' | 'id'>): Promise<Parcel | undefined> {
  const rows = await tx<Parcel[]>`
    select ${columns(tx)} from deliveries.parcels where root = ${at.root} and id = ${at.id} for update`
  const [found] = await closedParcels.open(tx, rows)
  return found
}

export async function parcelsOf(tx: Tx, root: string, caseIds: string[]): Promise<Parcel[]> {
  const rows = await tx<Parcel[]>`
    select ${columns(tx)} from deliveries.parcels where root = ${root} and case_id = any(${caseIds}::uuid[]) order by id`
  return closedParcels.open(tx, rows)
}

/** Writes what a report has made of a parcel that this transaction has locked. */
export async function saveParcel(tx: Tx, parcel: Parcel): Promise<void> {
  await tx`
    update deliveries.parcels
       set steps = ${closedParcels.json(tx, parcel, 'steps', parcel.steps)}::text::jsonb, state = ${parcel.state}, state_at = ${parcel.stateAt}, delivered_at = ${parcel.deliveredAt}
     where root = ${parcel.root} and id = ${parcel.id}`
}
