// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'
import { type Json, newId, Refusal, type Tx } from '../kernel/index.ts'
import * as queries from './queries.ts'
import { type Register, registers } from './register.ts'

export type Found = { register: Register; record: Record<string, Json>; at: Date }

/** A register could not answer in time: the caller falls back to the next source and says so. */
export class RegisterAway extends Error {
  readonly register: Register
  constructor(register: Register, cause?: unknown) {
    super(`${register.name}没有答复`, { cause })
    this.register = register
  }
}

export function registerOf(id: string): Register {
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
  const register = registerOf(id)
  const entries = Object.entries(key).filter(([, value]) => value !== null && value !== undefined && value !== '')
  const indexed = entries.find(([name]) => register.keys.includes(name))
  if (!indexed || entries.length < Object.keys(key).length) return []
  const source = await queries.findSource(tx, id)
  if (source?.kind === 'closed') throw new RegisterAway(register)
  if (source?.kind === 'http') return askInterface(city, register, source, key)
  const rows = await queries.recordsByKey(tx, id, `${id}.${indexed[0]}=${String(indexed[1])}`, key)
  return rows.map((row) => ({ register, record: row.body, at: row.writtenAt }))
}

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
  const row = rowOf(registerOf(id), body)
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
  const register = registerOf(id)
  const indexed = Object.entries(key).find(([name]) => register.keys.includes(name))
  if (!indexed) throw new Error(`${id} 不能按 ${Object.keys(key).join('、')} 查找`)
  const rows = await queries.recordsByKey(tx, id, `${id}.${indexed[0]}=${String(indexed[1])}`, key)
  for (const row of rows) await queries.changeRecord(tx, id, row.subject, row.id, changed, city.clock.now(), by)
  return rows.length
}

function rowOf(register: Register, body: Record<string, Json>): queries.NewRecord {
  const subject = body[register.subject] ?? body[register.keys[0] ?? '']
  const keys = register.keys
    .filter((name) => body[name] !== null && body[name] !== undefined && body[name] !== '')
    .map((name) => `${register.id}.${name}=${String(body[name])}`)
  return { id: newId(), subject: String(subject ?? '无'), register: register.id, body, keys }
}

/** The demo city's registers, once. */
export async function seedRegisters(city: City, tx: Tx): Promise<void> {
  if ((await queries.countRecords(tx)) > 0) return
  for (const [id, rows] of Object.entries(city.content.demo.registers)) {
    const register = registers.get(id)
    if (!register) continue
    await queries.insertRecords(
      tx,
      rows.map((row) => rowOf(register, row)),
      new Date('2026-11-20T02:00:00+08:00'),
      'demo',
    )
  }
}
