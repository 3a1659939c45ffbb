// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { PositionRow } from './queries.ts'
import { type Bound, inReach, type Whose } from './reach.ts'

export type AppointmentRow = {
  id: string
  officer: string
  position: string
  department: string
  region: string
  since: string
  until: string | null
  state: 'asked' | 'granted' | 'refused' | 'ended'
  askedBy: string | null
  reason: string
}

/** Locks the row until the transaction ends, so that two approvers cannot both answer. */
export async function findAppointmentForUpdate(tx: Tx, id: string): Promise<AppointmentRow | undefined> {
  const [row] = await tx<AppointmentRow[]>`
    select id, officer, position, department, region, since, until, state, asked_by as "askedBy", reason
      from people.appointments where id = ${id} for update`
  return row
}

export async function insertAppointment(
  tx: Tx,
  row: Omit<AppointmentRow, 'state'> & { askedBy: string },
  at: Date,
): Promise<void> {
  await tx`
    insert into people.appointments (id, officer, position, department, region, since, until, state, asked_by, asked_at, reason)
    values (${row.id}, ${row.officer}, ${row.position}, ${row.department}, ${row.region}, ${row.since}, ${row.until},
            'asked', ${row.askedBy}, ${at}, ${row.reason})`
}

export async function answerAppointment(tx: Tx, id: string, state: 'granted' | 'refused', by: string, at: Date): Promise<void> {
  await tx`update people.appointments set state = ${state}, answered_by = ${by}, answered_at = ${at} where id = ${id}`
}

export async function endAppointment(tx: Tx, id: string, by: string): Promise<void> {
  await tx`update people.appointments set state = 'ended', ended_by = ${by} where id = ${id}`
}

/** Positions that the officer holds or will hold, with what each of them excludes. */
export function positionsOf(tx: Tx, officer: string, today: string): Promise<PositionRow[]> {
  return tx<PositionRow[]>`
    select p.id, p.name, p.permissions, p.never
      from people.appointments a join people.positions p on p.id = a.position
     where a.officer = ${officer} and a.state in ('asked', 'granted') and (a.until is null or a.until >= ${today})`
}

/** Whose officer somebody is: where the posts are that he holds or will hold. */
export function placesOf(tx: Tx, officer: string, today: string): Promise<Whose[]> {
  return tx<Whose[]>`
    select department, region from people.appointments
     where officer = ${officer} and state in ('asked', 'granted') and (until is null or until >= ${today})`
}

export async function findPosition(tx: Tx, id: string): Promise<PositionRow | undefined> {
  const [row] = await tx<PositionRow[]>`select id, name, permissions, never from people.positions where id = ${id}`
  return row
}

export async function departmentExists(tx: Tx, code: string): Promise<boolean> {
  return (await tx`select 1 from people.departments where code = ${code}`).length > 0
}

export async function regionExists(tx: Tx, code: string): Promise<boolean> {
  return (await tx`select 1 from people.regions where code = ${code}`).length > 0
}

export type WaitingRow = {
  id: string
  officerName: string
  login: string
  positionName: string
  departmentName: string
  regionName: string
  since: string
  until: string | null
  askedByName: string | null
  askedAt: Date
  reason: string
}

/** Requests within a reach that wait for a second person, oldest first. */
export function waitingAppointments(tx: Tx, reach: Bound[], most: number): Promise<WaitingRow[]> {
  return tx<WaitingRow[]>`
    select a.id, o.name as "officerName", o.login, p.name as "positionName", d.name as "departmentName", r.name as "regionName",
           a.since, a.until, asker.name as "askedByName", a.asked_at as "askedAt", a.reason
      from people.appointments a
      join people.officers o on o.id = a.officer
      join people.positions p on p.id = a.position
      join people.departments d on d.code = a.department
      join people.regions r on r.code = a.region
      left join people.officers asker on asker.id = a.asked_by
     where a.state = 'asked' and ${inReach(tx, reach, 'a.department', 'a.region')}
     order by a.asked_at
     limit ${most}`
}

export type OfficerListRow = {
  id: string
  login: string
  name: string
  stopped: boolean
  positions: {
    id: string
    position: string
    positionName: string
    department: string
    departmentName: string
    region: string
    since: string
    until: string | null
  }[]
}

/**
 * Officers by login, with the posts that run or will, as far as they lie within the reach; of one department when it is named.
 * Who has no post yet is nobody's: only `withoutPost` finds him.
 */
export function listOfficers(
  tx: Tx,
  asked: { today: string; reach: Bound[]; withoutPost: boolean; department: string | null; after: string; limit: number },
): Promise<OfficerListRow[]> {
  const running = tx`a.officer = o.id and a.state = 'granted' and (a.until is null or a.until >= ${asked.today})`
  const reached = inReach(tx, asked.reach, 'a.department', 'a.region')
  return tx<OfficerListRow[]>`
    select o.id, o.login, o.name, o.stopped_at is not null as stopped,
           coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'position', a.position, 'positionName', p.name, 'department', a.department,
                      'departmentName', d.short, 'region', a.region, 'since', a.since, 'until', a.until) order by a.id)
              from people.appointments a
              join people.positions p on p.id = a.position
              join people.departments d on d.code = a.department
             where ${running} and ${reached}), '[]') as positions
      from people.officers o
     where o.login > ${asked.after}
       and (exists (select 1 from people.appointments a where ${running} and ${reached})
            ${asked.withoutPost ? tx`or not exists (select 1 from people.appointments a where ${running})` : tx``})
       and (${asked.department}::text is null or exists (
             select 1 from people.appointments a where a.officer = o.id and a.department = ${asked.department} and a.state = 'granted'))
     order by o.login
     limit ${asked.limit}`
}

export async function insertOfficer(
  tx: Tx,
  row: { id: string; login: string; name: string; password: string },
): Promise<boolean> {
  const named = await tx`
    insert into people.logins (login, kind, account) values (${row.login}, 'officer', ${row.id}) on conflict (login) do nothing`
  if (named.count === 0) return false
  await tx`insert into people.officers (id, login, name, password) values (${row.id}, ${row.login}, ${row.name}, ${row.password})`
  return true
}

export async function stopOfficer(tx: Tx, id: string, at: Date): Promise<boolean> {
  const stopped = await tx`update people.officers set stopped_at = ${at} where id = ${id} and stopped_at is null`
  return stopped.count === 1
}
