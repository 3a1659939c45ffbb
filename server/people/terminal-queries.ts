// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

/** False when somebody has this very code now: another is made. */
export async function insertTerminalCode(tx: Tx, codeIndex: string, person: string, endsAt: Date, now: Date): Promise<boolean> {
  const made = await tx`
    insert into people.terminal_codes as kept (code_index, person, ends_at)
    values (${codeIndex}, ${person}, ${endsAt})
    on conflict (code_index) do update set person = excluded.person, ends_at = excluded.ends_at, used_at = null
     where kept.ends_at <= ${now}`
  return made.count === 1
}

/** Whoever is first has it: one statement. */
export async function spendTerminalCode(tx: Tx, codeIndex: string, at: Date): Promise<string | undefined> {
  const [row] = await tx<{ person: string }[]>`
    update people.terminal_codes set used_at = ${at}
     where code_index = ${codeIndex} and used_at is null and ends_at > ${at}
    returning person`
  return row?.person
}

/** From now on the session is one of a terminal; what it did elsewhere does not make it longer. */
export async function narrowSession(tx: Tx, account: string, digest: string, terminal: string, endsAt: Date): Promise<void> {
  await tx`
    update people.sessions set terminal = ${terminal}, ends_at = least(ends_at, ${endsAt})
     where account = ${account} and digest = ${digest}`
}

export async function sweepTerminalCodes(tx: Tx, before: Date): Promise<number> {
  return (await tx`delete from people.terminal_codes where ends_at < ${before}`).count
}
