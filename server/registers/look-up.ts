// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import { inTransaction, type Json, newId, Refusal, type Tx } from '../kernel/index.ts'
import { closedRecords, indexOf } from './closed.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { type Register, registers } from './register.ts'
import { asRegister, rowsByKey } from './rows/as-source.ts'

export type Found = { register: Register; record: Record<string, Json>; at: Date }

/** A register could not answer in time: the caller falls back to the next source and says so. */
export class RegisterAway extends Error {
  readonly register: Register
  constructor(register: Register, cause?: unknown) {
    super(`${register.name}没有答复`, { cause })
    this.register = register
  }
}

/** A base register, or a declared one as such. Throws REGISTER_UNKNOWN. */
export function sourceRegister(city: Pick<City, 'content'>, id: string): Register {
  const declared = city.content.registers.get(id)
  return declared ? asRegister(declared) : baseRegisterOf(id)
}

export function baseRegisterOf(id: string): Register {
  const register = registers.get(id)
  if (!register) throw new Refusal('REGISTER_UNKNOWN', { register: id })
  return register
}

/**
 * Finds records of a register by a key such as `{ creditCode: '9199…' }`. The
 * caller owes the ledger an entry when a person's data is among them. Throws
 * RegisterAway when the source does not answer within its time limit.
 */
export async function lookUp(city: City, tx: Tx, id: string, key: Record<string, Json>): Promise<Found[]> {
  const declared = city.content.registers.get(id)
  const register = sourceRegister(city, id)
  const entries = Object.entries(key).filter(([, value]) => value !== null && value !== undefined && value !== '')
  const indexed = entries.find(([name]) => register.keys.includes(name))
  if (!indexed || entries.length < Object.keys(key).length) return []
  if (declared) return (await rowsByKey(city, tx, declared, key)).map((one) => ({ register, ...one }))
  const source = await queries.findSource(tx, id)
  if (source?.kind === 'closed') throw new RegisterAway(register)
  if (source?.kind === 'http') return askInterface(city, register, source, key)
  const rows = await recordsOf(tx, register, key)
  return rows.map((row) => ({ register, record: row.body, at: row.writtenAt }))
}

/**
 * The records of a register that hold one of these values in an indexed field, for a count or a list over many: one statement, and what the
 * caller owes the ledger as for `lookUp`. Throws RegisterAway when the register is served from elsewhere.
 */
export async function lookUpMany(tx: Tx, id: string, field: string, values: string[]): Promise<Record<string, Json>[]> {
  const register = baseRegisterOf(id)
  if (!register.keys.includes(field)) throw new Error(`${id} 不能按 ${field} 查找`)
  const source = await queries.findSource(tx, id)
  if (source && source.kind !== 'table') throw new RegisterAway(register)
  const texts = values.map((value) => keyOf(register, field, value))
  const keys = [...texts.map((text) => indexOf(tx, text)), ...texts]
  const rows = await queries.recordsAt(tx, id, await queries.placesByKeys(tx, id, [keys]), values.length * MOST, 0)
  await closedRecords.open(tx, rows)
  const asked = new Set<Json | undefined>(values)
  return rows.map((row) => row.body).filter((body) => asked.has(body[field]))
}

const PAGE = 200
const MOST = 20

/** Records that hold everything that the key says, the newest first. What is not indexed is compared after opening. */
export async function recordsOf(
  tx: Tx,
  register: Register,
  key: Record<string, Json>,
  most = MOST,
): Promise<queries.RecordRow[]> {
  const keys = Object.entries(key)
    .filter(([name]) => register.keys.includes(name))
    .map(([name, value]) => keyOf(register, name, value))
    .map((text) => [indexOf(tx, text), text])
  const places = await queries.placesByKeys(tx, register.id, keys)
  const found: queries.RecordRow[] = []
  if (places.length === 0) return found
  for (let offset = 0; ; offset += PAGE) {
    const rows = await queries.recordsAt(tx, register.id, places, PAGE, offset)
    await closedRecords.open(tx, rows)
    found.push(...rows.filter(({ body }) => Object.entries(key).every(([name, value]) => isDeepStrictEqual(body[name], value))))
    if (rows.length < PAGE || found.length >= most) return found.slice(0, most)
  }
}

const keyOf = (register: Register, name: string, value: Json | undefined): string => `${register.id}.${name}=${String(value)}`

/** A department's own interface (docs/protocols/register-source.md): GET with the key as query, answering `{ records: [...] }`. */
async function askInterface(
  city: City,
  register: Register,
  source: queries.SourceRow,
  key: Record<string, Json>,
): Promise<Found[]> {
  const url = new URL(source.url ?? '')
  for (const [name, value] of Object.entries(key)) url.searchParams.set(name, String(value))
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(source.timeoutMs),
      headers: { accept: 'application/json' },
      redirect: 'error',
    })
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
    const body = JSON.parse(await textOf(answer)) as { records?: unknown } | null
    if (!Array.isArray(body?.records) || !body.records.every(isRecord)) throw new Error('the answer has no records')
    // what was not asked for is nobody's evidence
    const fitting = body.records.filter((record) =>
      Object.entries(key).every(([name, value]) => String(record[name]) === String(value)),
    )
    return fitting.map((record) => ({ register, record, at: city.clock.now() }))
  } catch (cause) {
    city.log.warn({ register: register.id, err: cause }, 'a register did not answer')
    throw new RegisterAway(register, cause)
  }
}

const MOST_BYTES = 1_000_000

/** The answer's text; an interface that does not stop is cut off. */
async function textOf(answer: Response): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of answer.body ?? []) {
    bytes += piece.length
    if (bytes > MOST_BYTES) throw new Error('the answer is too long')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function isRecord(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Writes a record into a register on behalf of its owner, as the outcome of a case. */
export async function writeRecord(city: City, tx: Tx, id: string, body: Record<string, Json>, by: string): Promise<string> {
  const row = rowOf(tx, baseRegisterOf(id), body)
  await queries.insertRecords(tx, [row], city.clock.now(), by)
  return row.id
}

/** Changes the records that a key names, as the outcome of a case (a firm is cancelled, a tax debt is cleared). */
export async function amendRecords(
  city: City,
  tx: Tx,
  id: string,
  key: Record<string, Json>,
  changed: Record<string, Json>,
  by: string,
): Promise<number> {
  const register = baseRegisterOf(id)
  const indexed = Object.entries(key).find(([name]) => register.keys.includes(name))
  if (!indexed) throw new Error(`${id} 不能按 ${Object.keys(key).join('、')} 查找`)
  return inTransaction(tx, async (own) => {
    const rows = await recordsOf(own, register, key)
    for (const at of rows) {
      const [row] = await closedRecords.open(
        own,
        [await queries.recordForUpdate(own, at)].flatMap((one) => one ?? []),
      )
      if (row === undefined) continue
      const body = closedRecords.json(own, row, 'body', { ...row.body, ...changed })
      await queries.changeRecord(own, row, body, city.clock.now(), by)
    }
    return rows.length
  })
}

export function rowOf(tx: Tx, register: Register, body: Record<string, Json>): queries.NewRecord {
  const subject = body[register.subject] ?? body[register.keys[0] ?? '']
  const keys = register.keys
    .filter((name) => body[name] !== null && body[name] !== undefined && body[name] !== '')
    .map((name) => indexOf(tx, keyOf(register, name, body[name])))
  const at = { register: register.id, id: newId() }
  return { ...at, subject: indexOf(tx, String(subject ?? '无')), body: closedRecords.value(tx, at, 'body', body), keys }
}

/**
 * All records of a register of this platform, page by page, for a count: who reads it puts that on record and lets no record out.
 * Throws RegisterAway when the register is served from elsewhere.
 */
export async function* everyRecord(tx: Tx, id: string): AsyncGenerator<Record<string, Json>[]> {
  const register = baseRegisterOf(id)
  const source = await queries.findSource(tx, id)
  if (source && source.kind !== 'table') throw new RegisterAway(register)
  for (let after: { subject: string; id: string } | undefined; ; ) {
    const rows = await queries.pageOfRegister(tx, id, after, PAGE)
    await closedRecords.open(tx, rows)
    if (rows.length > 0) yield rows.map((row) => row.body)
    if (rows.length < PAGE) return
    after = rows.at(-1)
  }
}
