// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { closedPersons } from './closed.ts'

export type Purpose = 'sign-in' | 'reset' | 'register'
export type SmsCode = {
  interaction: string
  id: string
  purpose: Purpose
  mobileIndex: string
  mobile: string
  /** whether the browser that asked is known for the number */
  isKnown: boolean
  askedAt: Date
  endsAt: Date
}

export async function insertCode(tx: Tx, row: SmsCode): Promise<void> {
  await tx`
    insert into people.sms_codes (interaction, id, purpose, mobile_index, mobile, is_known, asked_at, ends_at)
    values (${row.interaction}, ${row.id}, ${row.purpose}, ${row.mobileIndex}, ${row.mobile}, ${row.isKnown}, ${row.askedAt}, ${row.endsAt})`
}

/**
 * Takes one of the tries of the newest code that runs, before it is compared; no row when there is none or its tries are used up. One
 * statement: tries that come at once queue for the row.
 */
export async function takeCodeTry(
  tx: Tx,
  of: { interaction: string; mobileIndex: string; purpose: Purpose },
  at: Date,
  most: number,
): Promise<{ id: string; tries: number } | undefined> {
  const [row] = await tx<{ id: string; tries: number }[]>`
    update people.sms_codes set tries = tries + 1
     where interaction = ${of.interaction} and used_at is null and tries < ${most} and ends_at > ${at}
       and id = (select id from people.sms_codes
                  where interaction = ${of.interaction} and mobile_index = ${of.mobileIndex} and purpose = ${of.purpose}
                  order by id desc limit 1)
    returning id, tries`
  return row
}

/** Whoever is the first spends it; everybody else is told false. */
export async function spendCode(tx: Tx, interaction: string, id: string, at: Date): Promise<boolean> {
  const spent = await tx`
    update people.sms_codes set used_at = ${at} where interaction = ${interaction} and id = ${id} and used_at is null`
  return spent.count === 1
}

export async function findCode(tx: Tx, interaction: string, id: string): Promise<SmsCode | undefined> {
  const [row] = await tx<SmsCode[]>`
    select interaction, id, purpose, mobile_index as "mobileIndex", mobile, is_known as "isKnown", asked_at as "askedAt", ends_at as "endsAt"
      from people.sms_codes where interaction = ${interaction} and id = ${id}`
  return row
}

export async function sweepCodes(tx: Tx, before: Date): Promise<number> {
  return (await tx`delete from people.sms_codes where ends_at < ${before}`).count
}

export async function putMobiles(tx: Tx, rows: { mobileIndex: string; person: string }[]): Promise<void> {
  await tx`
    insert into people.mobiles (mobile_index, person)
    select "mobileIndex", person from jsonb_to_recordset(${tx.json(rows)}) as new ("mobileIndex" text, person uuid)
    on conflict do nothing`
}

/**
 * How the ids begin among which some account's number is not in the index yet: accounts and index are counted, each where it lies, and
 * the counts compared, because on a cluster the two lie on different nodes.
 */
export async function stretchesWithoutMobile(tx: Tx): Promise<string[]> {
  type Stretch = { stretch: string; n: number }
  const accounts = await tx<Stretch[]>`
    select left(id::text, 7) as stretch, count(*)::int as n from people.persons group by 1 order by 1`
  const indexed = await tx<Stretch[]>`
    select left(person::text, 7) as stretch, count(distinct person)::int as n from people.mobiles group by 1`
  const known = new Map(indexed.map(({ stretch, n }) => [stretch, n]))
  return accounts.flatMap(({ stretch, n }) => (known.get(stretch) === n ? [] : [stretch]))
}

/** The accounts of a stretch after an id; `isIndexed`: the number is in the index. */
export async function personsOfStretch(
  tx: Tx,
  stretch: string,
  after: string | null,
  limit: number,
): Promise<{ id: string; mobile: string; isIndexed: boolean }[]> {
  const [from, to] = [
    stretch + '00000000-0000-0000-0000-000000000000'.slice(7),
    stretch + 'ffffffff-ffff-ffff-ffff-ffffffffffff'.slice(7),
  ]
  const persons = await tx<{ id: string; mobile: string }[]>`
    select id, mobile from people.persons
     where id between ${from} and ${to} and (${after}::uuid is null or id > ${after}::uuid)
     order by id limit ${limit}`
  const indexed = await tx<{ person: string }[]>`
    select person from people.mobiles where person = any(${persons.map(({ id }) => id)}::uuid[])`
  const known = new Set(indexed.map(({ person }) => person))
  return persons.map((person) => ({ ...person, isIndexed: known.has(person.id) }))
}

export type Holder = { id: string; login: string; name: string; idNumberIndex: string; password: string }

/** The accounts that have this number, oldest first. A document that is only declared is known by its index here as well. */
export async function holdersOfMobile(tx: Tx, mobileIndex: string): Promise<Holder[]> {
  const found = await tx<{ person: string }[]>`
    select person from people.mobiles where mobile_index = ${mobileIndex} order by person limit 10`
  const rows = await tx<Holder[]>`
    select p.id, p.login, p.name, coalesce(d.number_index, p.id_number_index) as "idNumberIndex", p.password
      from people.persons p left join people.declarations d on d.person = p.id
     where p.id = any(${found.map(({ person }) => person)}::uuid[]) order by p.id`
  return closedPersons.open(tx, rows)
}
