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

/**
 * Takes one try before the password is looked at, so that a thousand tries at
 * once are still only `most`. No row when the key is locked. After `minutes`
 * without reaching `most`, and after each lock, counting begins anew. `until` is
 * the epoch while nothing is locked, so that clocks that differ lock nobody.
 */
export async function takeTry(tx: Tx, key: string, at: Date, most: number, minutes: number): Promise<number | undefined> {
  const unlocked = new Date(at.getTime() + minutes * 60_000)
  const begun = new Date(at.getTime() - minutes * 60_000)
  const [row] = await tx<{ failures: number }[]>`
    insert into people.sign_in_failures as kept (key, failures, since, until)
    values (${key}, 1, ${at}, 'epoch')
    on conflict (key) do update
       set failures = case when kept.since <= ${begun} or kept.failures >= ${most} then 1 else kept.failures + 1 end,
           since = case when kept.since <= ${begun} or kept.failures >= ${most} then ${at} else kept.since end,
           until = case when kept.since > ${begun} and kept.failures + 1 = ${most} then ${unlocked} else 'epoch'::timestamptz end
     where kept.until <= ${at}
    returning failures`
  return row?.failures
}

export async function lockedUntil(tx: Tx, key: string): Promise<Date | undefined> {
  const [row] = await tx<{ until: Date }[]>`select until from people.sign_in_failures where key = ${key}`
  return row?.until
}

export async function forgetTries(tx: Tx, key: string): Promise<void> {
  await tx`delete from people.sign_in_failures where key = ${key}`
}

/** A try that succeeded does not count against an address that many people share. */
export async function giveBackTry(tx: Tx, key: string): Promise<void> {
  await tx`update people.sign_in_failures set failures = greatest(failures - 1, 0), until = 'epoch' where key = ${key}`
}

/** Windows that are over and locks that have ended. */
export async function sweepFailures(tx: Tx, before: Date, at: Date): Promise<number> {
  const swept = await tx`delete from people.sign_in_failures where since < ${before} and until <= ${at}`
  return swept.count
}

/** Held until the transaction ends: two people cannot both be the first. */
export async function lockFirstOfficers(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCKS}, ${locks.firstOfficers})`
}

export async function anyOfficer(tx: Tx): Promise<boolean> {
  return (await tx`select 1 from people.officers limit 1`).length > 0
}
