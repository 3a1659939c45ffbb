// SPDX-License-Identifier: Apache-2.0
import { LOCKS, locks, type Tx } from '../kernel/index.ts'

export type OfficerRow = {
  id: string
  login: string
  name: string
  password: string
  secondFactor: string | null
  secondFactorAsked: string | null
  stoppedAt: Date | null
}

export async function findOfficer(tx: Tx, id: string): Promise<OfficerRow | undefined> {
  const [row] = await tx<OfficerRow[]>`
    select id, login, name, password, second_factor as "secondFactor", second_factor_asked as "secondFactorAsked",
           stopped_at as "stoppedAt"
      from people.officers where id = ${id}`
  return row
}

/** Marks a time step as used. False when it, or a later one, was used before: a code works once. */
export async function useStep(tx: Tx, officer: string, step: number): Promise<boolean> {
  const used = await tx`
    update people.officers set second_factor_step = ${step} where id = ${officer} and second_factor_step < ${step}`
  return used.count === 1
}

export async function askSecondFactor(tx: Tx, officer: string, sealed: string): Promise<void> {
  await tx`update people.officers set second_factor_asked = ${sealed} where id = ${officer}`
}

/** False when it is no longer the secret that was asked for: the code proved another one. */
export async function confirmSecondFactor(tx: Tx, officer: string, asked: string): Promise<boolean> {
  const confirmed = await tx`
    update people.officers set second_factor = second_factor_asked, second_factor_asked = null
     where id = ${officer} and second_factor_asked = ${asked}`
  return confirmed.count === 1
}

/** Both set a password in the place of the one that was proved; false when that one has been replaced since. */
export async function setOfficerPassword(tx: Tx, officer: string, proved: string, hashed: string): Promise<boolean> {
  const set = await tx`update people.officers set password = ${hashed} where id = ${officer} and password = ${proved}`
  return set.count === 1
}

export async function setPersonPassword(tx: Tx, person: string, proved: string, hashed: string): Promise<boolean> {
  const set = await tx`update people.persons set password = ${hashed} where id = ${person} and password = ${proved}`
  return set.count === 1
}

export type Credentials = { kind: 'officer' | 'person'; account: string; password: string; secondFactor: string | null }

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Two statements whether the login exists or not: the login and the account lie on different shards. */
export async function findCredentials(tx: Tx, login: string): Promise<Credentials | undefined> {
  const [found] = await tx<{ kind: 'officer' | 'person'; account: string }[]>`
    select kind, account from people.logins where login = ${login}`
  const account = found?.account ?? NOBODY
  const [row] =
    found?.kind === 'officer'
      ? await tx<Credentials[]>`
          select 'officer' as kind, id as account, password, second_factor as "secondFactor"
            from people.officers where id = ${account} and stopped_at is null`
      : await tx<Credentials[]>`
          select 'person' as kind, id as account, password, null as "secondFactor" from people.persons where id = ${account}`
  return row
}

/** Held until the transaction ends: two people cannot both be the first. */
export async function lockFirstOfficers(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCKS}, ${locks.firstOfficers})`
}

export async function anyOfficer(tx: Tx): Promise<boolean> {
  return (await tx`select 1 from people.officers limit 1`).length > 0
}
