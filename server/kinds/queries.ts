// SPDX-License-Identifier: Apache-2.0
import type { Phase } from '../cases/index.ts'
import type { Json, Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'

/** One case of a declared kind as its lists show it. */
export type KindRow = {
  kind: string
  root: string
  id: string
  number: string
  title: string
  state: string
  phase: Phase
  department: string
  region: string
  openedBy: string
  openedAt: Date
  closedAt: Date | null
  dueAt: Date | null
  yellowAt: Date | null
  same: string | null
  shown: Record<string, Json>
}

/** What only its writer says of it: the officers who opened it or hold a task of it. */
export type NewRow = KindRow & { hands: string[] }

const columns = (tx: Tx) => tx`
  r.kind, r.root, r.id, r.number, r.title, r.state, r.phase, r.department, r.region, r.opened_by as "openedBy", r.opened_at as "openedAt", r.closed_at as "closedAt",
  r.due_at as "dueAt", r.yellow_at as "yellowAt", r.same, r.shown`

/** The row as a part of the act's statement. */
export const putKindRow = (tx: Tx, row: NewRow) => tx`
  insert into kinds.rows (kind, root, id, number, title, state, phase, department, region, opened_by, opened_at, closed_at, due_at, yellow_at, same, shown, hands)
  values (${row.kind}, ${row.root}, ${row.id}, ${row.number}, ${row.title}, ${row.state}, ${row.phase}, ${row.department}, ${row.region}, ${row.openedBy}, ${row.openedAt},
    ${row.closedAt}, ${row.dueAt}, ${row.yellowAt}, ${row.same}, ${JSON.stringify(row.shown)}::text::jsonb, ${row.hands}::text[])
  on conflict (root, id) do update set title = excluded.title, state = excluded.state, phase = excluded.phase, department = excluded.department, region = excluded.region,
    closed_at = excluded.closed_at, due_at = excluded.due_at, yellow_at = excluded.yellow_at, shown = excluded.shown, hands = excluded.hands`

/**
 * `states` are all names of one state, `column` all that a row may show where the answer is this one: earlier versions may have called state and
 * field otherwise. `hand`: an officer who opened it or holds a task of it; `handledBy`: departments.
 */
export type Sought = {
  states?: string[]
  isOpen?: boolean
  lateAt?: Date
  since?: Date
  hand?: string
  handledBy?: string[]
  q?: string
  column?: Record<string, Json>[]
}
export type Whose = { reach: Bound[]; openedBy: string[] }

/** How far a text is looked for in titles: the newest of a kind. Numbers are looked for in all of them. */
export const TITLES = 50_000

function wanted(tx: Tx, kind: string, { reach, openedBy }: Whose, sought: Sought) {
  const { states, isOpen, lateAt, since, hand, handledBy, q, column } = sought
  const mine =
    openedBy.length === 0
      ? inReach(tx, reach, 'r.department', 'r.region')
      : tx`(${inReach(tx, reach, 'r.department', 'r.region')} or r.opened_by = any(${openedBy}::text[]))`
  return tx`
     where r.kind = ${kind} and ${mine}
       ${states === undefined ? tx`` : states.length === 1 ? tx`and r.state = ${states[0] ?? ''}` : tx`and r.state = any(${states}::text[])`}
       ${isOpen === undefined ? tx`` : isOpen ? tx`and r.closed_at is null` : tx`and r.closed_at is not null`}
       ${lateAt === undefined ? tx`` : tx`and r.due_at < ${lateAt}`}
       ${since === undefined ? tx`` : tx`and r.opened_at >= ${since}`}
       ${hand === undefined ? tx`` : tx`and r.hands @> ${[hand]}::text[]`}
       ${handledBy === undefined ? tx`` : tx`and r.department = any(${handledBy}::text[])`}
       ${q === undefined ? tx`` : tx`and (r.number = ${q} or position(${q} in r.title) > 0)`}
       ${column === undefined ? tx`` : tx`and r.shown @> any(${column.map((one) => JSON.stringify(one))}::text[]::jsonb[])`}`
}

/** The rows that a text is looked for in: the one of that number, and the newest ones. */
const among = (tx: Tx, kind: string, { q, hand }: Sought) =>
  q === undefined
    ? hand === undefined
      ? tx`kinds.rows r`
      : // what one officer has in hand is little, which the planner does not know: by its own index first, and sorted then
        tx`(select * from kinds.rows where kind = ${kind} and hands @> ${[hand]}::text[] offset 0) r`
    : tx`(select * from kinds.rows where kind = ${kind} and number = ${q}
          union all select * from (select * from kinds.rows where kind = ${kind} order by opened_at desc, id desc limit ${TITLES}) newest
           where newest.number <> ${q}) r`

/** Cases of a kind within a reach, the newest first. */
export function rowsOfKind(
  tx: Tx,
  kind: string,
  whose: Whose,
  sought: Sought,
  limit: number,
  after: [string, string] | undefined,
): Promise<KindRow[]> {
  return tx<KindRow[]>`
    select ${columns(tx)} from ${among(tx, kind, sought)} ${wanted(tx, kind, whose, sought)}
       ${after ? tx`and (r.opened_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : tx``}
     order by r.opened_at desc, r.id desc limit ${limit + 1}`
}

/** How many there are of them, counted as far as one more than `most`. */
export async function countRows(tx: Tx, kind: string, whose: Whose, sought: Sought, most: number): Promise<number> {
  const [row] = await tx<{ cases: number }[]>`
    select count(*)::int as cases from (select 1 from ${among(tx, kind, sought)} ${wanted(tx, kind, whose, sought)} limit ${most + 1}) counted`
  return row?.cases ?? 0
}

/** The rows of some cases. */
export function rowsOf(tx: Tx, keys: readonly { root: string; id: string }[]): Promise<KindRow[]> {
  const [roots, ids] = [keys.map(({ root }) => root), keys.map(({ id }) => id)]
  return tx<
    KindRow[]
  >`select ${columns(tx)} from kinds.rows r where r.root = any(${roots}::uuid[]) and r.id = any(${ids}::uuid[])`
}

export type KindCount = { state: string; phase: Phase; cases: number }

/**
 * The states in which cases of a kind stand, read off the index one after the other, so that a million cases are not gone through: after each that is
 * known the next one. Where that finds one that was not known, what comes after it is asked too.
 */
async function standingIn(tx: Tx, kind: string, known: string[]): Promise<Pick<KindCount, 'state' | 'phase'>[]> {
  const after = new Set(['', ...known])
  for (;;) {
    const next = [...after]
      .map((state) => tx`(select state, phase from kinds.rows where kind = ${kind} and state > ${state} order by state limit 1)`)
      .reduce((all, one) => tx`${all} union all ${one}`)
    const found = await tx<Pick<KindCount, 'state' | 'phase'>[]>`
      select distinct on (state) state, phase from (${next}) f order by state`
    const fresh = found.filter(({ state }) => !after.has(state))
    if (fresh.length === 0) return found
    for (const { state } of fresh) after.add(state)
  }
}

/**
 * How many cases of a kind stand where, within a reach, each counted as far as one more than `most`; what has ended counts from `since` on. `known`: the
 * states that the kind names.
 */
export async function countKinds(
  tx: Tx,
  { id: kind, known }: { id: string; known: string[] },
  reach: Bound[],
  since: Date,
  most: number,
): Promise<KindCount[]> {
  const standing = await standingIn(tx, kind, known)
  if (standing.length === 0) return []
  const counts = standing
    .map(
      ({ state, phase }) => tx`
        select ${state}::text as state, ${phase}::text as phase, count(*)::int as cases
          from (select 1 from kinds.rows r
                 where r.kind = ${kind} and r.state = ${state} ${phase === 'ended' ? tx`and r.closed_at >= ${since}` : tx``}
                   and ${inReach(tx, reach, 'r.department', 'r.region')}
                 limit ${most + 1}) counted`,
    )
    .reduce((all, one) => tx`${all} union all ${one}`)
  return tx<KindCount[]>`${counts}`
}

/** How many cases of a kind the city has, and in which states they stand, ended ones too. */
export async function standingOf(tx: Tx, kind: string): Promise<{ things: number; standing: ReadonlyMap<string, number> }> {
  const rows = await tx<{ state: string; cases: number }[]>`
    select state, count(*)::int as cases from kinds.rows where kind = ${kind} group by state`
  return { things: rows.reduce((all, { cases }) => all + cases, 0), standing: new Map(rows.map((one) => [one.state, one.cases])) }
}

export type KindMonth = { month: string; opened: number; ended: number; late: number }

/** How many cases of a kind were opened and ended in each month since `since` (months of the city's clock), and how many of those ended too late. */
export function monthsOfKind(tx: Tx, kind: string, reach: Bound[], since: Date): Promise<KindMonth[]> {
  return tx<KindMonth[]>`
    with own as (
      select r.opened_at, r.closed_at, r.due_at from kinds.rows r
       where r.kind = ${kind} and ${inReach(tx, reach, 'r.department', 'r.region')} and (r.opened_at >= ${since} or r.closed_at >= ${since})
    ), counted as (
      select to_char(opened_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, 1 as opened, 0 as ended, 0 as late from own where opened_at >= ${since}
      union all
      select to_char(closed_at at time zone 'Asia/Shanghai', 'YYYY-MM'), 0, 1, case when closed_at > due_at then 1 else 0 end from own where closed_at >= ${since}
    )
    select month, sum(opened)::int as opened, sum(ended)::int as ended, sum(late)::int as late from counted group by 1 order by 1`
}

/** The newest case of a kind that is about the same, opened since an instant; of open ones alone where `isOpen`. */
export async function newestOfSame(
  tx: Tx,
  kind: string,
  same: string,
  since: Date,
  isOpen = false,
): Promise<Pick<KindRow, 'root' | 'id' | 'number' | 'state' | 'openedAt'> | undefined> {
  const [row] = await tx<Pick<KindRow, 'root' | 'id' | 'number' | 'state' | 'openedAt'>[]>`
    select root, id, number, state, opened_at as "openedAt" from kinds.rows
     where kind = ${kind} and same = ${same} and opened_at >= ${since} ${isOpen ? tx`and closed_at is null` : tx``}
     order by opened_at desc limit 1`
  return row
}

/** Whoever opens one about the same at this instant waits here until this one is written. */
export async function holdSame(tx: Tx, kind: string, same: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`kinds/${kind}/${same}`}, 0))`
}

export type Begun = { kind: string; round: string; period: string; object: string; root: string; at: Date }

export async function noteBegun(tx: Tx, { kind, round, period, object, root, at }: Begun): Promise<void> {
  await tx`insert into kinds.rounds (kind, round, period, object, root, begun_at) values (${kind}, ${round}, ${period}, ${object}, ${root}, ${at})`
}

export async function wasBegun(tx: Tx, { kind, round, period, object }: Omit<Begun, 'root' | 'at'>): Promise<boolean> {
  const rows =
    await tx`select 1 from kinds.rounds where kind = ${kind} and round = ${round} and period = ${period} and object = ${object}`
  return rows.length > 0
}

export async function isRoundDone(tx: Tx, kind: string, round: string, period: string): Promise<boolean> {
  return (await tx`select 1 from kinds.rounds_done where kind = ${kind} and round = ${round} and period = ${period}`).length > 0
}

export async function noteRoundDone(tx: Tx, kind: string, round: string, period: string, at: Date): Promise<void> {
  await tx`
    insert into kinds.rounds_done (kind, round, period, begun, done_at)
    select ${kind}, ${round}, ${period}, count(*)::int, ${at} from kinds.rounds where kind = ${kind} and round = ${round} and period = ${period}
    on conflict (kind, round, period) do nothing`
}

type Noted = { kind: string; signal: string; sourceId: string; root: string | null; told: string; at: Date }

/** Takes a signal in, once: false where its sender has told it before. */
export async function noteSignal(tx: Tx, { kind, signal, sourceId, root, told, at }: Noted): Promise<boolean> {
  const rows = await tx`
    insert into kinds.signals (kind, signal, source_id, root, told, at) values (${kind}, ${signal}, ${sourceId}, ${root}, ${told}, ${at})
    on conflict (kind, signal, source_id) do nothing returning 1`
  return rows.length > 0
}

export async function signalBefore(
  tx: Tx,
  { kind, signal, sourceId }: { kind: string; signal: string; sourceId: string },
): Promise<{ root: string | null; told: string | null } | undefined> {
  const [row] = await tx<{ root: string | null; told: string | null }[]>`
    select root, told from kinds.signals where kind = ${kind} and signal = ${signal} and source_id = ${sourceId}`
  return row
}

type Brought = { root: string; id: string; kind: string; said: Record<string, Json>; kept: Record<string, Json> }

/** Cases that a migration has brought here and that are not complete yet, the first of each matter first. */
export function broughtCases(tx: Tx): Promise<Brought[]> {
  return tx<Brought[]>`select root, id, kind, said, kept from kinds.brought order by root, id <> root, id`
}

/** Off the list, as a part of the act's statement. */
export const takeOff = (tx: Tx, { root, id }: { root: string; id: string }) => tx`
  delete from kinds.brought where root = ${root} and id = ${id}`

/** Whether the city has had a case of a kind. */
export const anyOfKind = async (tx: Tx, kind: string): Promise<boolean> =>
  (await tx`select 1 from kinds.rows where kind = ${kind} limit 1`).length > 0
