// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Candidate, Roll } from '@chengshu/engine'
import { evaluate } from '../items/index.ts'
import { sha256 } from '../kernel/crypto/index.ts'
import { dayOf, Refusal } from '../kernel/index.ts'
import { type RegisterRow, registerOf, rowsOf } from '../registers/index.ts'
import type { DrawFile } from './content.ts'
import type { City } from './needs.ts'
import { drawnSince, type Names } from './queries.ts'

const MOST = { objects: 20_000, pairs: 200_000 }
const PAGE = 500

/**
 * Who stands on the roll at this moment, who is left out and why, and who must not be sent where. A rule that cannot be said of a
 * member bars her; one that cannot be said of an object leaves it on the roll. Throws DRAW_EMPTY, DRAW_TOO_LARGE.
 */
export async function rollOf(
  city: City,
  declared: DrawFile,
  draw: string,
  source: string,
): Promise<{ roll: Roll; names: Names }> {
  const { objects, team, once } = declared
  const today = dayOf(city.clock.now())
  const rows = await allRows(city, objects.register)
  if (rows.length === 0) throw new Refusal('DRAW_EMPTY', { register: nameOf(city, objects.register), what: '对象' })
  const staff = team ? await allRows(city, team.register) : []
  const members = staff.filter(
    ({ fields, key }) => team?.where === undefined || evaluate(team.where, { member: fields, memberKey: key, today }) === true,
  )
  if (team && members.length === 0) throw new Refusal('DRAW_EMPTY', { register: nameOf(city, team.register), what: '人员' })
  if (rows.length * members.length > MOST.pairs) throw tooLarge()
  const before =
    once === 'year' ? await drawnSince(city.sql, declared.id, new Date(`${today.slice(0, 4)}-01-01T00:00:00+08:00`)) : new Set()
  const names: Names = { salt: randomBytes(16).toString('hex'), objects: {}, members: {} }
  const candidates: Candidate[] = []
  for (const row of rows) {
    const { key, fields } = row
    names.objects[key] = { key, title: titleOf(city, objects.register, row), region: row.region }
    const isLeftOut = objects.except !== undefined && evaluate(objects.except, { row: fields, key, today }) === true
    const cls = objects.class === undefined ? null : fields[objects.class]
    candidates.push({
      id: key,
      class: cls === null || cls === undefined ? null : String(cls),
      excluded: isLeftOut ? 'rule' : before.has(key) ? 'before' : null,
    })
  }
  const idOf = (key: string) => sha256(`${names.salt}\n${key}`).slice(0, 32)
  for (const row of members) names.members[idOf(row.key)] = { key: row.key, title: titleOf(city, team?.register ?? '', row) }
  return {
    names,
    roll: {
      ...{ draw, source, team: team?.size ?? 0 },
      objects: candidates,
      shares: declared.shares.map((one) => ({ class: one.class ?? null, percent: one.percent, least: one.least ?? 0 })),
      members: members.map(({ key }) => idOf(key)),
      recused: await recusedIn(team?.avoid, rows, members, idOf, today),
    },
  }
}

async function recusedIn(
  avoid: string | undefined,
  rows: RegisterRow[],
  members: RegisterRow[],
  idOf: (key: string) => string,
  today: string,
): Promise<[string, string][]> {
  if (avoid === undefined) return []
  const found: [string, string][] = []
  for (const { fields: row, key } of rows) {
    // a server that compares a long list has other requests to answer meanwhile
    await setImmediate()
    for (const { fields: member, key: memberKey } of members)
      if (evaluate(avoid, { row, key, member, memberKey, today }) !== false) found.push([key, idOf(memberKey)])
  }
  return found
}

async function allRows(city: City, register: string): Promise<RegisterRow[]> {
  const rows: RegisterRow[] = []
  for (let after: string | undefined; ; ) {
    const page = await rowsOf(city, city.sql, register, { limit: PAGE, ...(after === undefined ? {} : { after }) })
    rows.push(...page.rows)
    if (rows.length > MOST.objects) throw tooLarge()
    if (page.next === undefined) return rows
    after = page.next
  }
}

const tooLarge = () => new Refusal('DRAW_TOO_LARGE', MOST)
const nameOf = (city: City, register: string) => registerOf(city, register)?.name ?? register

function titleOf(city: City, register: string, { key, fields }: RegisterRow): string {
  const title = registerOf(city, register)?.title
  return title === undefined ? key : String(fields[title] ?? key)
}
