// SPDX-License-Identifier: Apache-2.0
import { newId } from '../kernel/index.ts'
import type { Whose } from '../people/index.ts'
import type { TestCity } from './city.ts'

/** An officer with posts of the test's own choosing; answers the account's id. */
export async function appoint(
  city: TestCity,
  login: string,
  posts: { position: string; department: string; region: string; until?: string }[],
): Promise<string> {
  const officer = newId()
  await city.sql`insert into people.logins (login, kind, account) values (${login}, 'officer', ${officer})`
  await city.sql`insert into people.officers (id, login, name, password) values (${officer}, ${login}, ${login}, '')`
  for (const post of posts)
    await city.sql`
      insert into people.appointments (id, officer, position, department, region, since, until, state, asked_at)
      values (${newId()}, ${officer}, ${post.position}, ${post.department}, ${post.region}, '2026-01-01', ${post.until ?? null}, 'granted', now())`
  return officer
}

export async function appointmentAt(city: TestCity, officer: string, state: 'asked' | 'granted', whose: Whose): Promise<string> {
  const id = newId()
  await city.sql`
    insert into people.appointments (id, officer, position, department, region, since, state, asked_at, reason)
    values (${id}, ${officer}, 'reviewer', ${whose.department}, ${whose.region}, '2026-01-01', ${state}, now(), '测试')`
  return id
}

export async function sealOf(city: TestCity, department: string): Promise<string> {
  const [found] = await city.sql<{ id: string }[]>`select id from seals.seals where department = ${department}`
  return found?.id ?? ''
}

/** As if nobody held a post for the open task of a matter: what raises the alarm is tested with the room of cases. */
export async function leaveUnstaffed(city: TestCity, root: string): Promise<void> {
  await city.owner`
    insert into cases.unstaffed (root, task, case_id, department, region, since)
    select root, id, case_id, department, region, opened_at from cases.open_tasks where root = ${root}`
}

/** The task of a matter that is open now; of several the first. */
export async function openTaskAt(city: TestCity, root: string): Promise<string> {
  const [task] = await city.sql<
    { id: string }[]
  >`select id from cases.open_tasks where root = ${root} order by opened_at, id limit 1`
  return task?.id ?? ''
}
