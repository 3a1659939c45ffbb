// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { namedAs } from './closed.ts'

export function namesOf(tx: Tx, ids: string[]): Promise<{ id: string; name: string }[]> {
  return tx<{ id: string; name: string }[]>`select id, name from people.officers where id = any(${ids}::uuid[])`
}

/** Officers who hold one of the positions in a department, with all that they hold. */
export function holdersOf(tx: Tx, department: string, positions: string[]): Promise<{ id: string; login: string }[]> {
  return tx<{ id: string; login: string }[]>`
    select distinct o.id, o.login
      from people.appointments a join people.officers o on o.id = a.officer
     where a.department = ${department} and a.position = any(${positions}) and a.state = 'granted' and o.stopped_at is null
     order by o.login limit 100`
}

/** A walk-in who has never signed in gets an account without a password, so that the case can be found on the portal later. */
export async function insertWalkIn(
  tx: Tx,
  row: {
    id: string
    login: string
    name: string
    idNumber: string
    idNumberIndex: string
    mobile: string
    mobileIndex: string
    at: Date
  },
): Promise<string> {
  const { name, nameIndex } = namedAs(tx, row, row.name)
  const [found] = await tx<{ person: string }[]>`
    with i as (
      insert into people.identities (id_number_index, person) values (${row.idNumberIndex}, ${row.id})
      on conflict (id_number_index) do nothing returning person),
    p as (
      insert into people.persons (id, login, name, name_index, id_number, id_number_index, mobile, level, password, created_at)
      select ${row.id}, ${row.login}, ${name}, ${nameIndex}, ${row.idNumber}, ${row.idNumberIndex}, ${row.mobile}, 2, '', ${row.at} from i),
    l as (insert into people.logins (login, kind, account) select ${row.login}, 'person', ${row.id} from i),
    m as (insert into people.mobiles (mobile_index, person) select ${row.mobileIndex}, ${row.id} from i where ${row.mobileIndex} <> '')
    select person from i
    union all
    select person from people.identities where id_number_index = ${row.idNumberIndex}
    limit 1`
  if (!found) throw new Error('a walk-in account was neither found nor made')
  return found.person
}
