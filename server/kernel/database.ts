// SPDX-License-Identifier: Apache-2.0
import { AsyncLocalStorage } from 'node:async_hooks'
import type postgresTypes from 'postgres'
import { postgres } from './mended-postgres.ts'

/** A pool of connections, or a transaction: every query takes one first. */
export type Sql = postgresTypes.Sql<Record<never, never>>
export type Tx = postgresTypes.TransactionSql<Record<never, never>> | Sql

export type Json = postgresTypes.JSONValue
/** A statement that is not sent yet: awaited it runs by itself, and inside another one it is a part of that. */
export type Part = postgresTypes.PendingQuery<postgresTypes.Row[]>

/**
 * What a value is written as, by the type that PostgreSQL expects. None of them
 * throws: what has no proper form is sent as some text, and PostgreSQL refuses
 * it. Read: bigint columns hold counters and sequence numbers below 2^53, as
 * numbers; dates stay text (YYYY-MM-DD).
 */
const types = {
  text: { to: 25, from: [1043, 1700, 2950], serialize: textOf, parse: String },
  number: { to: 0, from: [21, 23, 26, 700, 701], serialize: textOf, parse: Number },
  bigint: { to: 20, from: [20], serialize: textOf, parse: Number },
  date: { to: 1082, from: [1082], serialize: textOf, parse: (text: string) => text },
  instant: { to: 1184, from: [1114, 1184], serialize: textOf, parse: (text: string) => new Date(text) },
  json: { to: 114, from: [114, 3802], serialize: jsonOf, parse: (text: string): unknown => JSON.parse(text) },
  bytes: { to: 17, from: [17], serialize: bytesOf, parse: (text: string) => Buffer.from(text.slice(2), 'hex') },
}

const UNWRITABLE = 'a value that has no text'

function textOf(value: unknown): string {
  try {
    return value instanceof Date ? value.toISOString() : String(value)
  } catch {
    return UNWRITABLE
  }
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? UNWRITABLE
  } catch {
    return UNWRITABLE
  }
}

function bytesOf(value: unknown): string {
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : UNWRITABLE
}

export type Connecting = {
  url: string
  max: number
  onnotice?: () => void
  onclose?: () => void
  /** is told of what is asked of the pool by who holds one of its connections already; without it such a question is an error */
  onAskedInside?: (error: Error) => void
  /** seconds that a statement may take; a pool without it waits as long as it takes (migrations, growth) */
  statementSeconds?: number
}

/** How much longer than PostgreSQL's own limit we wait for its word before the connection is given up. */
const GRACE_SECONDS = 3

/** A transaction in which nothing happens holds its locks no longer than this. */
const IDLE_TRANSACTION_SECONDS = 60

/**
 * Opens a pool. postgres.js reconnects by itself with back-off when the server
 * goes away. One question at a time is on a connection: answers cannot be
 * mistaken for each other's (decision 0007).
 */
export function connect(to: Connecting): Sql {
  const seconds = to.statementSeconds
  const options = {
    max: to.max,
    max_pipeline: 0,
    idle_timeout: 0,
    connect_timeout: seconds === undefined ? 10 : Math.min(10, seconds),
    // a database that comes back is found within a second, however long it was away
    backoff: (retries: number) => Math.min(0.05 * 2 ** retries, 1),
    max_lifetime: null,
    types,
    onnotice: to.onnotice ?? (() => {}),
    ...(to.onclose ? { onclose: to.onclose } : {}),
    connection: {
      application_name: 'chengshu',
      TimeZone: 'UTC',
      ...(seconds === undefined
        ? {}
        : {
            statement_timeout: seconds * 1000,
            idle_in_transaction_session_timeout: IDLE_TRANSACTION_SECONDS * 1000,
          }),
    },
    ...(seconds === undefined ? {} : { answer_limit: (seconds + GRACE_SECONDS) * 1000 }),
    asked: ({ strings }: Asked) => askedInside(sql, strings, to.onAskedInside),
  }
  const sql: Sql = postgres(to.url, options) as unknown as Sql
  return sql
}

type Asked = { strings: readonly string[] }

/** Who holds a connection, and of which pool: known to everything that is awaited inside. `around` is what it was begun in. */
type Holding = { pool: Sql | undefined; tx?: Tx; around: Holding | undefined }
const holding = new AsyncLocalStorage<Holding>()

/**
 * Whoever holds a connection and waits for another of the same pool waits for those who hold the others; when they do the same, the
 * city stands still (twenty clicks on a task that a colleague had taken were enough). So it asks all it wants on the connection that it
 * holds: with `tx`.
 */
function askedInside(sql: Sql, strings: Asked['strings'], tell: Connecting['onAskedInside']): Error | undefined {
  for (let at = holding.getStore(); at; at = at.around) {
    if (at.pool !== sql) continue
    const text = strings.join('?').replace(/\s+/g, ' ').trim()
    const error = new Error(`programmer error: asks the pool inside an act: ${text}`)
    if (!tell) return error
    tell(error)
    return undefined
  }
  return undefined
}

/** The connection that whoever asks holds already, or the pool: for what is read once and kept, whoever needs it first. */
export function heldOr(sql: Tx): Tx {
  for (let at = holding.getStore(); at; at = at.around) if (at.pool === sql && at.tx) return at.tx
  return sql
}

/** What may open a transaction on its way (`openTransaction`): from then on it counts as inside, until that is over. */
export function asHolder<T>(work: () => Promise<T>): Promise<T> {
  return holding.run({ pool: undefined, around: holding.getStore() }, work)
}

type Under = { pool: Sql; after: (() => void)[] }
/** What postgres.js does not tell of its transactions: whose they are and what waits for their commit. */
const running = new WeakMap<object, Under>()

/** One transaction. What is thrown inside rolls it back and is thrown on. */
export async function transaction<T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
  const under: Under = { pool: sql, after: [] }
  const held: Holding = { pool: sql, around: holding.getStore() }
  const result = (await sql.begin(async (tx) => {
    running.set(tx, under)
    held.tx = tx
    try {
      return await holding.run(held, () => work(tx))
    } finally {
      held.pool = undefined
    }
  })) as T
  for (const what of under.after) what()
  return result
}

/** The pool that a transaction runs on; a pool is its own. */
export function poolOf(tx: Tx): Sql {
  return running.get(tx)?.pool ?? (tx as Sql)
}

/** Does `what` when that which was written through `tx` is committed: at once for a pool, whose statements each stand by themselves. */
export function afterCommit(tx: Tx, what: () => void): void {
  const under = running.get(tx)
  if (under) under.after.push(what)
  else what()
}

/** A part of a transaction that can fail by itself: what is thrown inside takes back that part alone and is thrown on. */
export async function within<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!('savepoint' in tx)) throw new Error('a savepoint needs a transaction around it')
  const under = running.get(tx)
  const after: Under['after'] = []
  const result = (await tx.savepoint((inner) => {
    if (under) running.set(inner, { pool: under.pool, after })
    return work(inner)
  })) as T
  under?.after.push(...after)
  return result
}

/** In the caller's transaction; in one of its own when the caller has none. */
export function inTransaction<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return 'begin' in tx ? transaction(tx, work) : work(tx)
}

export type Opened = { tx: Tx; commit(): Promise<void>; rollback(error: unknown): Promise<void> }

/** A transaction for whoever does not know at first whether one is needed, inside `asHolder`. It must be ended by one of the two. */
export async function openTransaction(sql: Sql): Promise<Opened> {
  const holder = holding.getStore()
  if (!holder) throw new Error('a transaction is opened inside asHolder')
  const begun = Promise.withResolvers<Tx>()
  const ended = Promise.withResolvers<void>()
  const done = transaction(sql, async (tx) => {
    Object.assign(holder, { pool: sql, tx })
    begun.resolve(tx)
    await ended.promise
  }).finally(() => {
    holder.pool = undefined
  })
  done.catch(begun.reject)
  const tx = await begun.promise
  return {
    tx,
    commit() {
      ended.resolve()
      return done
    },
    rollback(error) {
      ended.reject(error)
      return done.catch(() => {})
    },
  }
}

const AWAY = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECTION_SILENT',
  'CONNECTION_AWAITED',
  'PROTOCOL_IN_DOUBT',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '25P03',
  '08006',
  '08001',
  '53300',
])

/** The driver that graphile-worker uses says it in words alone. */
const AWAY_IN_WORDS = /^(Connection terminated|Client has encountered a connection error|Client was closed)/

/** Whether an error says that the database is not there (rather than that a statement was wrong). */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && AWAY.has(String(error.code))) || AWAY_IN_WORDS.test(error.message)
}

/** Two transactions waited for each other, and the database ended this one: it may be done again. */
export const isDeadlock = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '40P01'

/**
 * Whether an error is the refusal of a named key. A cluster names it in words alone, and with the shard's number behind it
 * (`cases_pkey_102786`).
 */
export function violates(error: unknown, key: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return false
  const named = 'constraint_name' in error ? error.constraint_name : undefined
  const name = typeof named === 'string' && named !== '' ? named : (/constraint "([^"]+)"/.exec(error.message)?.[1] ?? '')
  return name === key || (name.startsWith(`${key}_`) && /^\d+$/.test(name.slice(key.length + 1)))
}
