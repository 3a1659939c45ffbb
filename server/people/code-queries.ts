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

/** The next accounts whose number is not in the index yet, after an id: those from before there was one. */
export function personsWithoutMobile(tx: Tx, after: string, limit: number): Promise<{ id: string; mobile: string }[]> {
  return tx<{ id: string; mobile: string }[]>`
    select p.id, p.mobile from people.persons p
     where p.id > ${after} and not exists (select 1 from people.mobiles m where m.person = p.id)
     order by p.id limit ${limit}`
}

export type Holder = { id: string; login: string; name: string; idNumberIndex: string; password: string }

/** The accounts that have this number, oldest first. A document that is only declared is known by its index here as well. */
export async function holdersOfMobile(tx: Tx, mobileIndex: string): Promise<Holder[]> {
  const rows = await tx<Holder[]>`
    select p.id, p.login, p.name, coalesce(d.number_index, p.id_number_index) as "idNumberIndex", p.password
      from people.mobiles m join people.persons p on p.id = m.person left join people.declarations d on d.person = p.id
     where m.mobile_index = ${mobileIndex} order by p.id limit 10`
  return closedPersons.open(tx, rows)
}
