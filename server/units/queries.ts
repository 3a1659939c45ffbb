// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

export type Member = {
  id: string
  person: string
  unit: string
  role: string
  grantedAt: Date
  until: string
  endedAt: Date | null
}

const columns = (tx: Tx) => tx`id, person, unit, role, granted_at as "grantedAt", until::text as until, ended_at as "endedAt"`

/** The roles that a person has in a unit on a day; `isHeld`: none of them ends before the transaction does. */
export async function rolesOf(tx: Tx, at: { person: string; unit: string; today: string }, isHeld: boolean): Promise<string[]> {
  const rows = await tx<{ role: string }[]>`
    select role from units.members
     where person = ${at.person} and unit = ${at.unit} and ended_at is null and until >= ${at.today}
     order by role ${isHeld ? tx`for share` : tx``}`
  return rows.map(({ role }) => role)
}

/** Every role that a person has on a day, in whichever unit. */
export function runningOf(tx: Tx, person: string, today: string): Promise<Member[]> {
  return tx<Member[]>`
    select ${columns(tx)} from units.members
     where person = ${person} and ended_at is null and until >= ${today} order by unit, role limit 200`
}

/** Who has one of these roles in a unit on a day. */
export async function personsWith(tx: Tx, unit: string, roles: string[], today: string): Promise<string[]> {
  const rows = await tx<{ person: string }[]>`
    select distinct person from units.members
     where unit = ${unit} and role = any(${roles}::text[]) and ended_at is null and until >= ${today} limit 50`
  return rows.map(({ person }) => person)
}

/** Everybody who has or had a role in a unit: who has it first, then the newest. */
export function membersOf(tx: Tx, unit: string): Promise<Member[]> {
  return tx<Member[]>`select ${columns(tx)} from units.members where unit = ${unit}
     order by ended_at is not null, granted_at desc, id desc limit 200`
}

export async function findMember(tx: Tx, id: string): Promise<Member | undefined> {
  const [row] = await tx<Member[]>`select ${columns(tx)} from units.members where id = ${id}`
  return row
}

/** A role is there once: granted again, also at the same instant, it is the one that runs, until the new day. Answers its id. */
export async function putMember(
  tx: Tx,
  row: { id: string; person: string; unit: string; role: string; by: string; at: Date; until: string },
): Promise<string> {
  const [put] = await tx<{ id: string }[]>`
    insert into units.members (person, id, unit, role, granted_by, granted_at, until)
    values (${row.person}, ${row.id}, ${row.unit}, ${row.role}, ${row.by}, ${row.at}, ${row.until})
    on conflict (person, unit, role) where ended_at is null
       do update set until = excluded.until, granted_by = excluded.granted_by, granted_at = excluded.granted_at
    returning id`
  return put?.id ?? row.id
}

/** False when it has ended already, also at this very instant. */
export async function endMember(tx: Tx, member: Pick<Member, 'person' | 'id'>, by: string, at: Date): Promise<boolean> {
  const ended = await tx`
    update units.members set ended_at = ${at}, ended_by = ${by}
     where person = ${member.person} and id = ${member.id} and ended_at is null`
  return ended.count === 1
}
