// SPDX-License-Identifier: Apache-2.0
import type { Json, Tx } from '../kernel/index.ts'
import { closedSnapshots } from './closed.ts'
import type { OfficerSnapshot, PersonSnapshot, Session, StoredActingFor } from './session.ts'

/** The one read of a request: by the primary key, everything that a permission needs in the row. */
export async function findSession(tx: Tx, account: string, digest: string): Promise<Session | undefined> {
  const [row] = await tx<Session[]>`
    select account, digest, seen_at as "seenAt", ends_at as "endsAt", acting_for as "actingFor", terminal, snapshot
      from people.sessions
     where account = ${account} and digest = ${digest}`
  if (row?.snapshot.kind === 'person') {
    const [named] = await closedSnapshots.open(tx, [{ id: account, name: row.snapshot.name }])
    row.snapshot.name = named?.name ?? ''
  }
  return row
}

export async function seen(tx: Tx, account: string, digest: string, at: Date): Promise<void> {
  await tx`update people.sessions set seen_at = ${at} where account = ${account} and digest = ${digest} and seen_at < ${at}`
}

/**
 * Held until the transaction ends, by whoever begins a session and by whoever changes what sessions carry: what is begun at the
 * instant in which a post or an account ends is begun wholly before, and ends with it, or wholly after, and is begun without it.
 */
export async function holdOfficer(tx: Tx, officer: string): Promise<void> {
  await tx`select 1 from people.officers where id = ${officer} for no key update`
}

/** What a session of an officer carries: the posts that are granted, with their dates; which of them count today is asked of the clock. */
export async function officerSnapshot(tx: Tx, officer: string): Promise<OfficerSnapshot | undefined> {
  const [row] = await tx<{ snapshot: OfficerSnapshot }[]>`
    select jsonb_build_object('kind', 'officer', 'login', o.login, 'name', o.name, 'positions', coalesce(
             (select jsonb_agg(jsonb_build_object('id', a.id, 'position', a.position, 'department', a.department, 'region', a.region,
                       'since', a.since, 'until', a.until, 'permissions', to_jsonb(p.permissions)) order by a.id)
                from people.appointments a join people.positions p on p.id = a.position
               where a.officer = o.id and a.state = 'granted'), '[]')) as snapshot
      from people.officers o
     where o.id = ${officer} and o.stopped_at is null`
  return row?.snapshot
}

/** The name goes over as it lies in the account: closed, and bound to it. */
export async function personSnapshot(tx: Tx, person: string): Promise<PersonSnapshot | undefined> {
  const [row] = await tx<{ snapshot: PersonSnapshot }[]>`
    select jsonb_build_object('kind', 'person', 'name', name, 'idNumber', id_number, 'mobile', mobile, 'level', level) as snapshot
      from people.persons where id = ${person}`
  return row?.snapshot
}

export async function insertSession(
  tx: Tx,
  row: { account: string; digest: string; at: Date; endsAt: Date; snapshot: OfficerSnapshot | PersonSnapshot },
): Promise<void> {
  await tx`
    insert into people.sessions (account, digest, kind, begun_at, seen_at, ends_at, snapshot)
    values (${row.account}, ${row.digest}, ${row.snapshot.kind}, ${row.at}, ${row.at}, ${row.endsAt}, ${tx.json(row.snapshot as Json)})`
}

export async function setSnapshot(tx: Tx, account: string, snapshot: OfficerSnapshot): Promise<void> {
  await tx`update people.sessions set snapshot = ${tx.json(snapshot as Json)} where account = ${account}`
}

/** What a person's sessions carry, after what she is known by has changed: it holds at her next click. */
export async function refreshSnapshot(tx: Tx, person: string): Promise<void> {
  const snapshot = await personSnapshot(tx, person)
  if (snapshot) await tx`update people.sessions set snapshot = ${tx.json(snapshot as Json)} where account = ${person}`
}

/** Officers that have a session now; after the positions of the content changed, their snapshots are made again. */
export function officersWithSessions(tx: Tx, at: Date): Promise<{ account: string }[]> {
  return tx<{ account: string }[]>`
    select distinct account from people.sessions where kind = 'officer' and ends_at > ${at}`
}

export async function setActingFor(tx: Tx, account: string, digest: string, actingFor: StoredActingFor | null): Promise<void> {
  await tx`
    update people.sessions set acting_for = ${actingFor === null ? null : tx.json(actingFor)}
     where account = ${account} and digest = ${digest}`
}

/** Ends what sessions of the agent do for the firm, at once; they go on for himself. */
export async function stopActingFor(tx: Tx, account: string, creditCode: string): Promise<void> {
  await tx`
    update people.sessions set acting_for = null where account = ${account} and acting_for ->> 'creditCode' = ${creditCode}`
}

export async function endSession(tx: Tx, account: string, digest: string): Promise<void> {
  await tx`delete from people.sessions where account = ${account} and digest = ${digest}`
}

/** Signs the account out everywhere; tells how many sessions ended. */
export async function endSessions(tx: Tx, account: string): Promise<number> {
  const ended = await tx`delete from people.sessions where account = ${account}`
  return ended.count
}

export async function endOtherSessions(tx: Tx, account: string, digest: string): Promise<void> {
  await tx`delete from people.sessions where account = ${account} and digest <> ${digest}`
}

/** Sessions that are over, or that nobody has used since `idleSince`. */
export async function sweepSessions(tx: Tx, at: Date, idleSince: Date): Promise<number> {
  const swept = await tx`delete from people.sessions where ends_at < ${at} or seen_at < ${idleSince}`
  return swept.count
}
