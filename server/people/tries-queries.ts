// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

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

export async function isResting(tx: Tx, key: string, at: Date): Promise<boolean> {
  const rows = await tx`select 1 from people.sign_in_failures where key = ${key} and until > ${at}`
  return rows.length > 0
}

export async function forgetTries(tx: Tx, key: string): Promise<void> {
  await tx`delete from people.sign_in_failures where key = ${key}`
}

/** A try that succeeded does not count against an address that many people share. */
export async function giveBackTry(tx: Tx, key: string): Promise<void> {
  await tx`update people.sign_in_failures set failures = greatest(failures - 1, 0), until = 'epoch' where key = ${key}`
}

/** How many tries were counted under a key in the window that runs. */
export async function triesUnder(tx: Tx, key: string, at: Date, minutes: number): Promise<number> {
  const begun = new Date(at.getTime() - minutes * 60_000)
  const [row] = await tx<{ failures: number }[]>`
    select failures from people.sign_in_failures where key = ${key} and since > ${begun}`
  return row?.failures ?? 0
}

export async function countUnder(tx: Tx, key: string): Promise<number> {
  const [row] = await tx<{ failures: number }[]>`select failures from people.sign_in_failures where key = ${key}`
  return row?.failures ?? 0
}

/** Counts one more unless there are `most`; the key names its own window. Answers how many there are now. */
export async function countUpTo(tx: Tx, key: string, at: Date, most: number): Promise<number | undefined> {
  const [row] = await tx<{ failures: number }[]>`
    insert into people.sign_in_failures as kept (key, failures, since, until)
    values (${key}, 1, ${at}, 'epoch')
    on conflict (key) do update set failures = kept.failures + 1
     where kept.failures < ${most}
    returning failures`
  return row?.failures
}

/** False when somebody brought the same before. */
export async function spendOnce(tx: Tx, key: string, at: Date): Promise<boolean> {
  const spent = await tx`
    insert into people.sign_in_failures (key, failures, since, until) values (${key}, 1, ${at}, 'epoch') on conflict (key) do nothing`
  return spent.count === 1
}

/** Windows that are over and locks that have ended. */
export async function sweepFailures(tx: Tx, before: Date, at: Date): Promise<number> {
  const swept = await tx`delete from people.sign_in_failures where since < ${before} and until <= ${at}`
  return swept.count
}

/** All tries at one account, whoever made them. */
export async function forgetTriesOf(tx: Tx, accounts: string[], pairs: string): Promise<void> {
  await tx`delete from people.sign_in_failures where key = any(${accounts}) or starts_with(key, ${pairs})`
}
