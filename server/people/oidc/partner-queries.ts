// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../../kernel/index.ts'

export type PartnerRow = { id: string; name: string; issuer: string; clientId: string; secret: string; mostLevel: number }

export async function findPartner(tx: Tx, id: string): Promise<PartnerRow | undefined> {
  const [row] = await tx<PartnerRow[]>`
    select id, name, issuer, client_id as "clientId", secret, most_level as "mostLevel"
      from people.partners where id = ${id} and stopped_at is null`
  return row
}

export function listPartners(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx<{ id: string; name: string }[]>`select id, name from people.partners where stopped_at is null order by name limit 100`
}

/** Registers a domain, or registers it anew with other facts. */
export async function putPartner(tx: Tx, row: PartnerRow, at: Date): Promise<void> {
  await tx`
    insert into people.partners (id, name, issuer, client_id, secret, most_level, registered_at)
    values (${row.id}, ${row.name}, ${row.issuer}, ${row.clientId}, ${row.secret}, ${row.mostLevel}, ${at})
    on conflict (id) do update
       set name = excluded.name, issuer = excluded.issuer, client_id = excluded.client_id, secret = excluded.secret,
           most_level = excluded.most_level, registered_at = excluded.registered_at, stopped_at = null`
}

export async function stopPartner(tx: Tx, id: string, at: Date): Promise<boolean> {
  const stopped = await tx`update people.partners set stopped_at = ${at} where id = ${id} and stopped_at is null`
  return stopped.count === 1
}
