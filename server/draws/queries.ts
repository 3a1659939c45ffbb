// SPDX-License-Identifier: Apache-2.0
import type { Drawn, Roll } from '@chengshu/engine'
import type { Tx } from '../kernel/index.ts'
import { closedDraws } from './closed.ts'

/** Who is meant by an id of the roll. `salt`: the id of a member is the hash of salt and key, so that the roll binds her. */
export type Names = {
  salt: string
  objects: Record<string, { key: string; title: string; region: string }>
  members: Record<string, { key: string; title: string }>
}
export type State = 'promised' | 'drawn' | 'withdrawn'
export type Head = {
  id: string
  declared: string
  department: string
  region: string
  state: State
  rollHash: string
  commitment: string
  source: string
  notBefore: Date
  promisedBy: string
  promisedAt: Date
  drawnAt: Date | null
  /** whether everybody sees the roll; pinned when it is promised */
  isPublic: boolean
  /** from when on everybody sees what came out */
  publicFrom: Date | null
  withdrawnAt: Date | null
  why: string | null
}
export type StoredDraw = Head & {
  roll: Roll
  secret: string
  names: Names
  published: string | null
  seed: string | null
  result: Drawn | null
  drawnBy: string | null
}

const head = (tx: Tx) => tx`
  id, declared, department, region, state, roll_hash as "rollHash", commitment, roll->>'source' as source, not_before as "notBefore",
  promised_by as "promisedBy", promised_at as "promisedAt", drawn_at as "drawnAt", is_public as "isPublic", public_from as "publicFrom", withdrawn_at as "withdrawnAt", why`

/** False when there is one of this id. */
export async function insertDraw(
  tx: Tx,
  one: Pick<
    StoredDraw,
    | 'id'
    | 'declared'
    | 'department'
    | 'region'
    | 'roll'
    | 'rollHash'
    | 'commitment'
    | 'secret'
    | 'names'
    | 'notBefore'
    | 'promisedBy'
    | 'promisedAt'
    | 'isPublic'
  >,
): Promise<boolean> {
  const row = { id: one.id }
  const put = await tx`
    insert into draws.draws (id, declared, department, region, state, roll, roll_hash, commitment, secret, names, not_before, promised_by, promised_at, is_public)
    values (${one.id}, ${one.declared}, ${one.department}, ${one.region}, 'promised', ${JSON.stringify(one.roll)}::text::jsonb, ${one.rollHash},
            ${one.commitment}, ${closedDraws.text(tx, row, 'secret', one.secret)},
            ${closedDraws.json(tx, row, 'names', one.names)}::text::jsonb, ${one.notBefore}, ${one.promisedBy}, ${one.promisedAt}, ${one.isPublic})
    on conflict (id) do nothing`
  return put.count === 1
}

/** One draw with its roll; `isHeld`: nobody draws or withdraws it until the transaction is over. */
export async function findDraw(tx: Tx, id: string, isHeld = false): Promise<StoredDraw | undefined> {
  const rows = await tx<StoredDraw[]>`
    select ${head(tx)}, roll, secret, names, published, seed, result, drawn_by as "drawnBy"
      from draws.draws where id = ${id} ${isHeld ? tx`for update` : tx``}`
  const [one] = await closedDraws.open(tx, rows)
  return one
}

export async function putResult(
  tx: Tx,
  id: string,
  {
    published,
    seed,
    result,
    by,
    at,
    publicFrom,
  }: { published: string; seed: string; result: Drawn; by: string; at: Date; publicFrom: Date },
): Promise<void> {
  await tx`
    update draws.draws
       set state = 'drawn', published = ${published}, seed = ${seed}, result = ${JSON.stringify(result)}::text::jsonb, drawn_by = ${by}, drawn_at = ${at}, public_from = ${publicFrom}
     where id = ${id} and state = 'promised'`
}

/** False when it has been drawn or withdrawn already. */
export async function withdraw(tx: Tx, id: string, { by, at, why }: { by: string; at: Date; why: string }): Promise<boolean> {
  const done = await tx`
    update draws.draws set state = 'withdrawn', withdrawn_by = ${by}, withdrawn_at = ${at}, why = ${why}
     where id = ${id} and state = 'promised'`
  return done.count === 1
}

/** The newest first: of these departments, or all. */
export function listDraws(tx: Tx, departments: string[] | null, limit: number, after?: [string, string]): Promise<Head[]> {
  return tx<Head[]>`
    select ${head(tx)} from draws.draws
     where ${departments === null ? tx`true` : tx`department = any(${departments}::text[])`}
       ${after ? tx`and (promised_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : tx``}
     order by promised_at desc, id desc limit ${limit}`
}

export type DrawnRow = { draw: string; object: string; declared: string; key: string; at: Date }

export async function insertDrawn(
  tx: Tx,
  rows: { object: string; key: string; waits: boolean }[],
  of: Omit<DrawnRow, 'object' | 'key'>,
) {
  await tx`
    insert into draws.drawn (draw, object, declared, key, at, waits)
    select ${of.draw}::uuid, object, ${of.declared}::text, key, ${of.at}::timestamptz, waits
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as n(object text, key text, waits boolean)`
}

/** Whoever was drawn by the same rule since an instant. */
export async function drawnSince(tx: Tx, declared: string, since: Date): Promise<Set<string>> {
  const rows = await tx<{ key: string }[]>`select distinct key from draws.drawn where declared = ${declared} and at >= ${since}`
  return new Set(rows.map(({ key }) => key))
}

export type OpenedRow = { object: string; root: string | null; waits: boolean; refused: string | null }

export function openedOf(tx: Tx, draw: string): Promise<OpenedRow[]> {
  return tx<OpenedRow[]>`select object, root, waits, refused from draws.drawn where draw = ${draw}`
}

/** Whose cases are still to be opened, whoever was tried longest ago first. */
export function waiting(tx: Tx, limit: number): Promise<DrawnRow[]> {
  return tx<DrawnRow[]>`
    select draw, object, declared, key, at from draws.drawn where waits order by tried_at nulls first, at limit ${limit}`
}

/** False when another server has opened it. */
export async function noteOpened(tx: Tx, { draw, object }: Pick<DrawnRow, 'draw' | 'object'>, root: string): Promise<boolean> {
  const done = await tx`
    update draws.drawn set waits = false, refused = null, root = ${root} where draw = ${draw} and object = ${object} and waits`
  return done.count === 1
}

export async function noteRefused(tx: Tx, { draw, object }: Pick<DrawnRow, 'draw' | 'object'>, code: string, at: Date) {
  await tx`update draws.drawn set tried_at = ${at}, refused = ${code} where draw = ${draw} and object = ${object} and waits`
}
