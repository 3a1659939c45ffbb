// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import type { Json, Tx } from '../kernel/index.ts'
import { indexOf } from './closed.ts'
import { recordsOf, rowOf } from './look-up.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { type Register, registers } from './register.ts'

type Body = Record<string, Json>

/**
 * The demo city's registers: what is missing is added, at each start. How many rows of the content were given under the same keys is
 * counted (`seeds`), so that a record which somebody changed since, or moved to another key, is neither doubled nor written over, and a
 * register or a row that a newer content brings is there all the same.
 */
export async function seedRegisters(city: City, tx: Tx): Promise<void> {
  await queries.lockSeeds(tx)
  const given = new Map((await queries.seedsGiven(tx)).map((one) => [`${one.register} ${one.key}`, one.rows]))
  const isNew = given.size === 0 && (await queries.countRecords(tx)) === 0
  for (const [id, bodies] of Object.entries(city.content.demoRegisters)) {
    const register = registers.get(id)
    if (!register) continue
    const fresh: queries.NewRecord[] = []
    const seeds: { key: string; rows: number }[] = []
    for (const [identity, rows] of Map.groupBy(bodies, (body) => JSON.stringify(keyIn(register, body)))) {
      const key = indexOf(tx, `${id} ${identity}`)
      const before = given.get(`${id} ${key}`)
      if (before !== undefined && before >= rows.length) continue
      seeds.push({ key, rows: rows.length })
      const missing = isNew ? rows : await missingAmong(tx, register, rows, before)
      fresh.push(...missing.map((body) => rowOf(tx, register, body)))
    }
    if (fresh.length > 0) await queries.insertRecords(tx, fresh, new Date('2026-11-20T02:00:00+08:00'), 'demo')
    if (seeds.length > 0) await queries.noteSeeds(tx, id, seeds)
  }
}

/** Under what a record is found: rows with the same are told apart by nothing that stays. */
function keyIn({ keys }: Register, body: Body): Body {
  const said = keys.filter((name) => body[name] !== null && body[name] !== undefined && body[name] !== '')
  return Object.fromEntries(said.map((name) => [name, body[name] ?? null]))
}

/** In a city from before the count: as many as are there were given, whatever became of them. */
async function missingAmong(tx: Tx, register: Register, rows: Body[], before: number | undefined): Promise<Body[]> {
  const [first] = rows
  if (first === undefined) return []
  const there = (await recordsOf(tx, register, keyIn(register, first), Number.POSITIVE_INFINITY)).map((one) => one.body)
  const many = rows.length - (before ?? there.length)
  if (many <= 0) return []
  const unlike = rows.filter((row) => {
    const same = there.findIndex((one) => isDeepStrictEqual(one, row))
    if (same >= 0) there.splice(same, 1)
    return same < 0
  })
  return unlike.slice(-many)
}
