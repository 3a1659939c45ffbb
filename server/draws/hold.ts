// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { commitmentOf, compilePattern, draw, rollText, seedOf } from '@chengshu/engine'
import { idOfKey, sha256 } from '../kernel/crypto/index.ts'
import { type Key, localIso, newId, Refusal, transaction, violates } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { Officer } from '../people/index.ts'
import { demandDeclared, ownerOf, reaches } from './declared.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { rollOf } from './roll.ts'

const MINUTE = 60_000
const LONGEST = 90 * 24 * 60 * MINUTE

export type NewDraw = { draw: string; source: string; notBefore: string }

/**
 * Writes the roll, and promises a seed that nobody can choose: of a secret that stays closed until the draw is held, the roll itself, and a
 * number that comes out elsewhere at a time that is announced now. From here on the roll does not change. Asked again with the same key it is the
 * same draw. Throws DRAW_UNKNOWN, DRAW_NOT_YOURS, DRAW_TIME, DRAW_PENDING, DRAW_EMPTY, DRAW_TOO_LARGE.
 */
export async function promiseDraw(city: City, officer: Officer, asked: NewDraw, key?: Key): Promise<string> {
  const declared = demandDeclared(city, officer, asked.draw)
  const now = city.clock.now()
  const notBefore = new Date(asked.notBefore)
  const wait = notBefore.getTime() - now.getTime()
  const id = key ? idOfKey(`draw/${officer.id}/${key.text}/${key.asked}`) : newId()
  if (key && (await queries.findDraw(city.sql, id))) return id
  if (!(wait >= MINUTE && wait <= LONGEST)) throw new Refusal('DRAW_TIME')
  const { roll, names } = await rollOf(city, declared, id, asked.source.trim().normalize('NFC'))
  const secret = randomBytes(32).toString('hex')
  const department = ownerOf(city, declared)?.code ?? ''
  const rollHash = sha256(rollText(roll))
  const commitment = commitmentOf(secret, sha256)
  const write = transaction(city.sql, async (tx) => {
    const isNew = await queries.insertDraw(tx, {
      ...{ id, declared: declared.id, department, region: city.content.region, roll, rollHash, commitment, secret, names },
      ...{ notBefore, promisedBy: officer.id, promisedAt: now, isPublic: declared.roll === 'public' },
    })
    if (isNew)
      await record(tx, now, [entryOf('draw.promised', officer, id, { rollHash, commitment, objects: roll.objects.length })])
  })
  await write.catch((error: unknown) => {
    throw violates(error, 'one_promise_at_a_time') ? new Refusal('DRAW_PENDING', { name: declared.name }) : error
  })
  return id
}

/**
 * Draws, with the number that has come out: once, by somebody else than whoever prepared it, and not before its time. The same from the same person
 * again is the same draw. Throws DRAW_UNKNOWN, DRAW_BY_ANOTHER, DRAW_EARLY, DRAW_NUMBER, DRAW_DONE, DRAW_DAMAGED.
 */
export async function holdDraw(city: City, officer: Officer, id: string, said: string): Promise<void> {
  const published = said.trim().normalize('NFC')
  const found = await queries.findDraw(city.sql, id)
  if (!found || !reaches(city, officer, found)) throw new Refusal('DRAW_UNKNOWN')
  if (found.promisedBy === officer.id) throw new Refusal('DRAW_BY_ANOTHER')
  const at = city.clock.now()
  if (at < found.notBefore) throw new Refusal('DRAW_EARLY', { at: localIso(found.notBefore).slice(0, 16).replace('T', ' ') })
  const declared = city.content.draws.get(found.declared)
  if (declared && !compilePattern(declared.number.pattern).test(published))
    throw new Refusal('DRAW_NUMBER', { say: declared.number.say })
  const { roll, names, secret } = found
  if (sha256(rollText(roll)) !== found.rollHash || commitmentOf(secret, sha256) !== found.commitment)
    throw new Refusal('DRAW_DAMAGED')
  // what follows from roll, secret and number is worked out before anything is held: none of them changes
  const seed = seedOf(secret, found.rollHash, published, sha256)
  const result = draw(roll, seed, sha256)
  const publicFrom = new Date(at.getTime() + (declared?.publicAfter ?? 0) * 24 * 60 * MINUTE)
  await transaction(city.sql, async (tx) => {
    const now = await queries.findDraw(tx, id, true)
    if (now?.state === 'drawn' && now.drawnBy === officer.id && now.published === published) return
    if (now?.state !== 'promised') throw new Refusal('DRAW_DONE')
    await queries.putResult(tx, id, { published, seed, result, by: officer.id, at, publicFrom })
    const opens = declared?.opens !== undefined
    await queries.insertDrawn(
      tx,
      result.objects.map((one) => ({ object: one.id, key: names.objects[one.id]?.key ?? one.id, waits: opens && !one.isShort })),
      { draw: id, declared: found.declared, at },
    )
    await record(tx, at, [entryOf('draw.held', officer, id, { published, seed, drawn: result.objects.length })])
  })
}

/** Given up before it was held, for a reason that everybody reads; after the number was out its secret is shown, so that everybody sees whom it would have met. Throws DRAW_UNKNOWN, DRAW_DONE. */
export async function withdrawDraw(city: City, officer: Officer, id: string, why: string): Promise<void> {
  await transaction(city.sql, async (tx) => {
    const found = await queries.findDraw(tx, id, true)
    if (!found || !reaches(city, officer, found)) throw new Refusal('DRAW_UNKNOWN')
    const at = city.clock.now()
    if (!(await queries.withdraw(tx, id, { by: officer.id, at, why }))) throw new Refusal('DRAW_DONE')
    await record(tx, at, [entryOf('draw.withdrawn', officer, id, { why })])
  })
}

const entryOf = (act: string, officer: Officer, id: string, facts: Record<string, string | number>) => ({
  act,
  actor: { kind: 'officer' as const, id: officer.id },
  subject: { kind: 'draw', id },
  facts,
})
