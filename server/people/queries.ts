// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { closedPersons, namedAs } from './closed.ts'

export type RegionRow = { code: string; name: string; level: string; parent: string | null }
export type DepartmentRow = {
  code: string
  key: string
  name: string
  short: string
  region: string
  kind: string
  phone: string
}
export type PositionRow = { id: string; name: string; permissions: string[]; never: string[] }

/** Replaces the rows that changed; what content no longer names stays, because old cases still name it. */
export async function putRegions(tx: Tx, rows: RegionRow[]): Promise<void> {
  await tx`
    insert into people.regions as kept (code, name, level, parent)
    select code, name, level, parent from jsonb_to_recordset(${tx.json(rows)}) as new (code text, name text, level text, parent text)
    on conflict (code) do update set name = excluded.name, level = excluded.level, parent = excluded.parent
     where (kept.name, kept.level, kept.parent) is distinct from (excluded.name, excluded.level, excluded.parent)`
}

export async function putDepartments(tx: Tx, rows: DepartmentRow[]): Promise<void> {
  await tx`
    insert into people.departments as kept (code, key, name, short, region, kind, phone)
    select code, key, name, short, region, kind, phone
      from jsonb_to_recordset(${tx.json(rows)})
        as new (code text, key text, name text, short text, region text, kind text, phone text)
    on conflict (code) do update
       set key = excluded.key, name = excluded.name, short = excluded.short,
           region = excluded.region, kind = excluded.kind, phone = excluded.phone
     where (kept.key, kept.name, kept.short, kept.region, kept.kind, kept.phone)
           is distinct from (excluded.key, excluded.name, excluded.short, excluded.region, excluded.kind, excluded.phone)`
}

/** By code. `hold`: until the transaction ends nobody else gives digits. */
export async function digitsOfDepartments(tx: Tx, hold?: 'hold'): Promise<Map<string, string>> {
  const rows = await tx<{ code: string; digits: string | null }[]>`
    select code, digits from people.departments order by code ${hold ? tx`for update` : tx``}`
  return new Map(rows.flatMap(({ code, digits }) => (digits === null ? [] : [[code, digits] as const])))
}

export async function writeDigits(tx: Tx, rows: { code: string; digits: string }[]): Promise<void> {
  await tx`
    update people.departments d set digits = new.digits
      from jsonb_to_recordset(${tx.json(rows)}) as new (code text, digits text)
     where d.code = new.code`
}

/** Tells how many positions changed, so that the sessions of their holders are brought up to date. */
export async function putPositions(tx: Tx, rows: PositionRow[]): Promise<number> {
  const changed = await tx`
    insert into people.positions as kept (id, name, permissions, never)
    select new.id, new.name, array(select jsonb_array_elements_text(new.permissions)), array(select jsonb_array_elements_text(new.never))
      from jsonb_to_recordset(${tx.json(rows)}) as new (id text, name text, permissions jsonb, never jsonb)
    on conflict (id) do update set name = excluded.name, permissions = excluded.permissions, never = excluded.never
     where (kept.name, kept.permissions, kept.never) is distinct from (excluded.name, excluded.permissions, excluded.never)`
  return changed.count
}

export type OfficerSeed = {
  id: string
  login: string
  name: string
  password: string
  second_factor: string | null
  appointments: { id: string; position: string; department: string; region: string; since: string; until: string | null }[]
}

/** Takes login names that nobody has; tells the accounts that got theirs. */
export async function takeLogins(
  tx: Tx,
  kind: 'officer' | 'person',
  rows: { id: string; login: string }[],
): Promise<Set<string>> {
  const taken = await tx<{ account: string }[]>`
    insert into people.logins (login, kind, account)
    select login, ${kind}, id from jsonb_to_recordset(${tx.json(rows.map(({ id, login }) => ({ id, login })))}) as new (id uuid, login text)
    on conflict (login) do nothing
    returning account`
  return new Set(taken.map((row) => row.account))
}

export async function seedOfficers(tx: Tx, rows: OfficerSeed[], at: Date): Promise<void> {
  await tx`
    insert into people.officers (id, login, name, password, second_factor)
    select id, login, name, password, second_factor
      from jsonb_to_recordset(${tx.json(rows)}) as new (id uuid, login text, name text, password text, second_factor text)`
  const appointments = rows.flatMap(({ id, appointments }) => appointments.map((held) => ({ ...held, officer: id })))
  await tx`
    insert into people.appointments (id, officer, position, department, region, since, until, state, asked_at, reason)
    select id, officer, position, department, region, since, until, 'granted', ${at}, '演示'
      from jsonb_to_recordset(${tx.json(appointments)})
        as new (id uuid, officer uuid, position text, department text, region text, since date, until date)`
}

/** A post that needs no second person: the first ones of a new city. */
export async function seedAppointment(
  tx: Tx,
  row: { id: string; officer: string; position: string; department: string; region: string; since: string },
  at: Date,
): Promise<void> {
  await tx`
    insert into people.appointments (id, officer, position, department, region, since, state, asked_at, reason)
    values (${row.id}, ${row.officer}, ${row.position}, ${row.department}, ${row.region}, ${row.since}, 'granted', ${at}, '首批管理员')`
}

export type PersonSeed = {
  id: string
  login: string
  name: string
  idNumber: string
  idNumberIndex: string
  mobile: string
  level: number
  password: string
  story: string | null
}

export async function seedPersons(tx: Tx, rows: PersonSeed[], at: Date): Promise<void> {
  await tx`
    insert into people.identities (id_number_index, person)
    select "idNumberIndex", id from jsonb_to_recordset(${tx.json(rows)}) as new (id uuid, "idNumberIndex" text)
    on conflict (id_number_index) do nothing`
  await tx`
    insert into people.persons (id, login, name, name_index, id_number, id_number_index, mobile, level, password, demo_story, created_at)
    select id, login, name, "nameIndex", "idNumber", "idNumberIndex", mobile, level, password, story, ${at}
      from jsonb_to_recordset(${tx.json(rows.map((row) => ({ ...row, ...namedAs(tx, row, row.name) })))}) as new (
             id uuid, login text, name text, "nameIndex" text, "idNumber" text, "idNumberIndex" text, mobile text, level smallint, password text, story text)`
}

export type FirmRow = { creditCode: string; name: string; legalPersonIndex: string }

/** Tells which firms changed. */
export async function putFirms(tx: Tx, rows: FirmRow[]): Promise<string[]> {
  const changed = await tx<{ creditCode: string }[]>`
    insert into people.firms as kept (credit_code, name, legal_person_index)
    select "creditCode", name, "legalPersonIndex"
      from jsonb_to_recordset(${tx.json(rows)}) as new ("creditCode" text, name text, "legalPersonIndex" text)
    on conflict (credit_code) do update set name = excluded.name, legal_person_index = excluded.legal_person_index
     where (kept.name, kept.legal_person_index) is distinct from (excluded.name, excluded.legal_person_index)
    returning credit_code as "creditCode"`
  return changed.map((row) => row.creditCode)
}

/** Firms that are not known yet; one that is keeps its name and its representative of today. */
export async function seedFirms(tx: Tx, rows: FirmRow[]): Promise<void> {
  await tx`
    insert into people.firms (credit_code, name, legal_person_index)
    select "creditCode", name, "legalPersonIndex"
      from jsonb_to_recordset(${tx.json(rows)}) as new ("creditCode" text, name text, "legalPersonIndex" text)
    on conflict (credit_code) do nothing`
}

export type Language = 'zh-CN' | 'en'
export type PersonRow = { id: string; login: string; name: string; idNumber: string; mobile: string; level: number }

/** In which language somebody's notices are written; Chinese for an account that is not there. */
export async function findLanguage(tx: Tx, id: string): Promise<Language> {
  const [row] = await tx<{ language: Language }[]>`select language from people.persons where id = ${id}`
  return row?.language ?? 'zh-CN'
}

export async function setLanguage(tx: Tx, id: string, language: Language): Promise<void> {
  await tx`update people.persons set language = ${language} where id = ${id} and language <> ${language}`
}

export async function findPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const rows = await tx<PersonRow[]>`
    select id, login, name, id_number as "idNumber", mobile, level from people.persons where id = ${id}`
  const [row] = await closedPersons.open(tx, rows)
  return row
}

export async function findPersons(tx: Tx, ids: string[]): Promise<(PersonRow & { language: Language })[]> {
  const rows = await tx<(PersonRow & { language: Language })[]>`
    select id, login, name, id_number as "idNumber", mobile, level, language from people.persons where id = any(${ids}::uuid[])`
  return closedPersons.open(tx, rows)
}

/** Two reads, because the index and the person lie on different shards. */
export async function findPersonByIndex(tx: Tx, index: string): Promise<PersonRow | undefined> {
  const [found] = await tx<{ person: string }[]>`select person from people.identities where id_number_index = ${index}`
  return found && findPerson(tx, found.person)
}

export type LoginRow = { kind: 'officer' | 'person'; account: string }

export async function findLogin(tx: Tx, login: string): Promise<LoginRow | undefined> {
  const [row] = await tx<LoginRow[]>`select kind, account from people.logins where login = ${login}`
  return row
}

/** Whether an account is an officer's or a person's; undefined when it has been stopped or never was. */
export async function findLoginOf(tx: Tx, account: string): Promise<LoginRow | undefined> {
  const [row] = await tx<LoginRow[]>`
    select 'officer' as kind, id as account from people.officers where id = ${account} and stopped_at is null
    union all
    select 'person', id from people.persons where id = ${account}`
  return row
}

export async function findLoginName(tx: Tx, account: string): Promise<string | undefined> {
  const [row] = await tx<{ login: string }[]>`
    select login from people.officers where id = ${account}
    union all
    select login from people.persons where id = ${account}`
  return row?.login
}

export type DemoAccountRow = {
  login: string
  kind: 'officer' | 'person'
  name: string
  story: string | null
  posts: string[] | null
}

/** The demo city is small: its accounts are listed whole, residents with a story first. */
export async function listDemoAccounts(tx: Tx, today: string): Promise<DemoAccountRow[]> {
  const rows = await tx<(DemoAccountRow & { id: string })[]>`
    select id, login, 'person' as kind, name, demo_story as story, null::text[] as posts
      from people.persons where demo_story is not null
    union all
    select o.id, o.login, 'officer', o.name, null,
           array(select d.short || ' · ' || p.name
                   from people.appointments a
                   join people.positions p on p.id = a.position
                   join people.departments d on d.code = a.department
                  where a.officer = o.id and a.state = 'granted' and a.since <= ${today} and (a.until is null or a.until >= ${today})
                  order by a.id)
      from people.officers o where o.stopped_at is null
     order by kind desc, login`
  await closedPersons.open(
    tx,
    rows.filter((row) => row.kind === 'person'),
  )
  return rows.map(({ id: _, ...row }) => row)
}
