// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

export type Step = { at: string; text: string }
export type Parcel = {
  root: string
  id: string
  caseId: string
  waybill: string
  receiver: string
  mobile: string
  address: string
  state: 'booked' | 'moving' | 'delivered' | 'returned'
  bookedAt: Date
  deliveredAt: Date | null
  steps: Step[]
}

const columns = (tx: Tx) =>
  tx`root, id, case_id as "caseId", waybill, receiver, mobile, address, state, booked_at as "bookedAt", delivered_at as "deliveredAt", steps`

export async function insertParcel(tx: Tx, parcel: Parcel): Promise<void> {
  await tx`
    with w as (insert into deliveries.waybills (waybill, root, id) values (${parcel.waybill}, ${parcel.root}, ${parcel.id}))
    insert into deliveries.parcels (root, id, case_id, waybill, receiver, mobile, address, state, booked_at, steps)
    values (${parcel.root}, ${parcel.id}, ${parcel.caseId}, ${parcel.waybill}, ${parcel.receiver}, ${parcel.mobile}, ${parcel.address}, ${parcel.state}, ${parcel.bookedAt}, ${JSON.stringify(parcel.steps)}::text::jsonb)`
}

export async function findParcel(tx: Tx, waybill: string): Promise<Parcel | undefined> {
  const [row] = await tx<
    Parcel[]
  >`select ${columns(tx)} from deliveries.parcels where (root, id) = (select root, id from deliveries.waybills where waybill = ${waybill})`
  return row
}

export function parcelsOf(tx: Tx, root: string, caseIds: string[]): Promise<Parcel[]> {
  return tx<
    Parcel[]
  >`select ${columns(tx)} from deliveries.parcels where root = ${root} and case_id = any(${caseIds}::uuid[]) order by id`
}

/** Adds a step that was not there before; the same step twice changes nothing. */
export async function addStep(
  tx: Tx,
  parcel: Pick<Parcel, 'root' | 'id'>,
  step: Step,
  state: Parcel['state'],
  deliveredAt: Date | null,
): Promise<boolean> {
  const rows = await tx`
    update deliveries.parcels set steps = steps || ${JSON.stringify([step])}::text::jsonb, state = ${state}, delivered_at = coalesce(delivered_at, ${deliveredAt})
     where root = ${parcel.root} and id = ${parcel.id} and state not in ('delivered', 'returned') and not steps @> ${JSON.stringify([step])}::text::jsonb returning 1`
  return rows.length === 1
}
