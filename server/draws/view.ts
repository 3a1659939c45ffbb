// SPDX-License-Identifier: Apache-2.0
import { anId, anInstant, localIso, pagedList, Refusal } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { type Officer, officerNames } from '../people/index.ts'
import { registerOf } from '../registers/index.ts'
import { mayHold, reaches } from './declared.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

const ours = pagedList<[string, string]>('draws', anInstant, anId)
const everybodys = pagedList<[string, string]>('draws.public', anInstant, anId)

type Asked = { limit?: number; after?: string }

/** What an officer may prepare, and the draws of the departments where she may. */
export async function drawsFor(city: City, officer: Officer, { limit = 20, after }: Asked) {
  const declared = [...city.content.draws.values()].filter((one) => mayHold(city, officer, one))
  const departments = officer.positions
    .filter(({ permissions }) => permissions.includes('draw.hold'))
    .map((held) => held.department)
  const rows = await queries.listDraws(city.sql, departments, limit + 1, ours.read(city.config, after))
  const page = ours.page(city.config, rows, limit, (row) => [row.promisedAt.toISOString(), row.id])
  return {
    may: declared.map(({ id, name, basis }) => ({ id, name, basis })),
    rows: page.rows.filter((row) => reaches(city, officer, row)).map((row) => headView(city, row)),
    next: page.next,
  }
}

/** Draws that anybody may look at, the newest first. */
export async function publicDraws(city: City, { limit = 20, after }: Asked) {
  const rows = await queries.listDraws(city.sql, null, limit + 1, everybodys.read(city.config, after))
  const page = everybodys.page(city.config, rows, limit, (row) => [row.promisedAt.toISOString(), row.id])
  return { rows: page.rows.map((row) => headView(city, row)), next: page.next }
}

function headView(city: City, row: queries.Head) {
  return {
    id: row.id,
    name: city.content.draws.get(row.declared)?.name ?? row.declared,
    nameEn: city.content.draws.get(row.declared)?.en ?? null,
    department: [...city.content.departments.values()].find(({ code }) => code === row.department)?.name ?? row.department,
    state: row.state,
    source: row.source,
    notBefore: localIso(row.notBefore),
    promisedAt: localIso(row.promisedAt),
    drawnAt: row.drawnAt && localIso(row.drawnAt),
    rollHash: row.rollHash,
    commitment: row.commitment,
    withdrawnAt: row.withdrawnAt && localIso(row.withdrawnAt),
    why: row.why,
  }
}

/**
 * A draw as anybody replays it: with the roll where the file says that it is public, otherwise with its hash and figures alone. The secret and the
 * seed are there once it has been held. Throws DRAW_UNKNOWN.
 */
export async function publicDraw(city: City, id: string) {
  const one = await queries.findDraw(city.sql, id)
  if (!one) throw new Refusal('DRAW_UNKNOWN')
  const declared = city.content.draws.get(one.declared)
  const isOut = one.publicFrom !== null && one.publicFrom <= city.clock.now()
  const isGivenUpLate = one.withdrawnAt !== null && one.withdrawnAt >= one.notBefore
  const register = declared && registerOf(city, declared.objects.register)
  const field = register?.byName.get(register.title ?? '')
  const isOpen = field !== undefined && !field.isGraded && field.personal !== true
  const titled = (object: string) => (isOpen ? (one.names.objects[object]?.title ?? object) : object)
  return {
    ...headView(city, one),
    basis: declared?.basis ?? null,
    published: one.published,
    secret: isOut || isGivenUpLate ? one.secret : null,
    seed: isOut ? one.seed : null,
    publicFrom: one.publicFrom && localIso(one.publicFrom),
    shares: [...one.roll.shares],
    base: one.roll.objects.length,
    counts: one.result?.counts ?? null,
    roll: one.isPublic ? one.roll : null,
    result: one.isPublic && isOut ? (one.result?.objects.map((drawn) => ({ ...drawn, title: titled(drawn.id) })) ?? null) : null,
  }
}

/** The same for whoever holds it, with names; that she saw who is sent is on record. Throws DRAW_UNKNOWN. */
export async function drawFor(city: City, officer: Officer, id: string) {
  const one = await queries.findDraw(city.sql, id)
  if (!one || !reaches(city, officer, one)) throw new Refusal('DRAW_UNKNOWN')
  const { names, result, roll } = one
  const opened = new Map((await queries.openedOf(city.sql, id)).map((row) => [row.object, row]))
  const people = await officerNames(city.sql, [one.promisedBy, ...(one.drawnBy ? [one.drawnBy] : [])])
  await record(city.sql, city.clock.now(), [
    { act: 'draw.read', actor: { kind: 'officer', id: officer.id }, subject: { kind: 'draw', id }, facts: { state: one.state } },
  ])
  const nameOf = (member: string) => names.members[member]?.title ?? member
  return {
    ...(await publicDraw(city, id)),
    promisedBy: people.get(one.promisedBy) ?? '',
    drawnBy: one.drawnBy && (people.get(one.drawnBy) ?? ''),
    isMine: one.promisedBy === officer.id,
    excluded: roll.objects.flatMap(({ id: object, excluded }) =>
      excluded === null ? [] : [{ id: object, title: names.objects[object]?.title ?? object, excluded }],
    ),
    objects:
      result?.objects.map(({ id: object, class: cls, team, isShort }) => ({
        id: object,
        title: names.objects[object]?.title ?? object,
        class: cls,
        team: team.map(nameOf),
        isShort,
        root: opened.get(object)?.root ?? null,
        waits: opened.get(object)?.waits ?? false,
        refused: opened.get(object)?.refused ?? null,
      })) ?? null,
  }
}
