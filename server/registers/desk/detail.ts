// SPDX-License-Identifier: Apache-2.0

import { type Json, localIso, Refusal, transaction } from '../../kernel/index.ts'
import { readPersonal, record } from '../../ledger/index.ts'
import { type Officer, officerNames } from '../../people/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import type { City } from '../needs.ts'
import { followedBy } from '../rows/facts.ts'
import { fieldOf, findRow, rowAsOf } from '../rows/find.ts'
import { named, openVersions } from '../rows/open.ts'
import * as queries from '../rows/queries.ts'
import { mayReadRow, type RegisterRow } from '../rows/row.ts'
import { seenRegister, withNamesOfEnds } from './list.ts'
import { masked, purposesFor, regionsNamed, rowView, titleOf } from './view.ts'

/** A row that a post of the officer reaches now. Throws REGISTER_UNKNOWN, ROW_NOT_FOUND. */
export async function seenRow(
  city: City,
  officer: Officer,
  at: { register: string; key: string },
): Promise<{ register: DeclaredRegister; row: RegisterRow }> {
  const register = seenRegister(city, officer, at.register)
  const row = await findRow(city, city.sql, register, at.key)
  if (!row || !mayReadRow(officer, register, row)) throw new Refusal('ROW_NOT_FOUND', { register: register.name })
  return { register, row }
}

/** A row, masked, as it is or as it was at the end of a day. Throws REGISTER_UNKNOWN, ROW_NOT_FOUND. */
export async function showRow(city: City, officer: Officer, at: { register: string; key: string }, asOf: string | undefined) {
  const { register, row } = await seenRow(city, officer, at)
  const then = asOf === undefined ? row : await rowAsOf(city, city.sql, register, row.key, endOf(asOf))
  // whose it was then may be another: both have to be within reach
  if (!then || !mayReadRow(officer, register, then)) throw new Refusal('ROW_NOT_FOUND', { register: register.name })
  const [view] = await withNamesOfEnds(city, register, [rowView(city, officer, register, then)])
  return {
    ...view,
    regions: regionsNamed(city, register, [view?.fields ?? {}]),
    mayWrite: asOf === undefined && view?.mayWrite === true,
    purposes: asOf === undefined ? purposesFor(officer, register, row).map(({ id, name }) => ({ id, name })) : [],
    // of another day the history says it
    follows: asOf === undefined ? await followedBy(city.sql, register, row.key) : [],
    asOf: asOf ?? null,
  }
}

export const endOf = (day: string): Date => new Date(`${day}T23:59:59.999+08:00`)
const VERSIONS = 20

/**
 * What was done with a row, the newest first, with each value before and after; what is graded is masked. What it was in the hands
 * of another, whose rows are not within reach, is left out.
 */
export async function showHistory(city: City, officer: Officer, at: { register: string; key: string }, before: number) {
  const { register, row } = await seenRow(city, officer, at)
  const found = await openVersions(city.sql, await queries.versionsOfRow(city.sql, register.id, row.key, before, VERSIONS + 1))
  const isSeen = ({ department, region }: queries.StoredVersion) => mayReadRow(officer, register, { owner: department, region })
  const page = found.slice(0, VERSIONS)
  const shown = page.filter(isSeen)
  const names = await officerNames(
    city.sql,
    shown.flatMap(({ byKind, by }) => (byKind === 'officer' ? [by] : [])),
  )
  const rows = shown.map((one) => {
    const before = found.find(({ version }) => version === one.version - 1)
    const [now, then] = [named(register, one.values), named(register, before && isSeen(before) ? before.values : {})]
    return {
      version: one.version,
      act: one.act,
      at: localIso(one.at),
      by: one.byKind === 'officer' ? (names.get(one.by) ?? '') : null,
      why: one.why,
      changes: one.act === 'ended' ? [] : changesOf(register, { changed: one.changed, now, then }),
    }
  })
  const told = rows.flatMap(({ changes }) =>
    changes.flatMap(({ name, before, after }) => [{ [name]: before }, { [name]: after }]),
  )
  return {
    rows,
    regions: regionsNamed(city, register, told),
    next: found.length > VERSIONS ? (page.at(-1)?.version ?? null) : null,
  }
}

type Values = Record<string, Json>
const changesOf = (register: DeclaredRegister, { changed, now, then }: { changed: string[]; now: Values; then: Values }) =>
  changed.flatMap((id) => {
    const field = register.byId.get(id)
    if (!field) return []
    const say = (value: Json | undefined) => (value === undefined ? null : field.isGraded ? masked(field, value) : value)
    return [{ name: field.name, title: field.title, before: say(then[field.name]), after: say(now[field.name]) }]
  })

/**
 * Graded fields of a row in clear, for a purpose that the register names for a post of the officer; on record before the answer
 * leaves. Throws REGISTER_UNKNOWN, ROW_NOT_FOUND, ROW_FIELD_UNKNOWN, ROW_PURPOSE_UNFIT.
 */
export async function readGraded(
  city: City,
  officer: Officer,
  at: { register: string; key: string },
  asked: { purpose: string; matter?: string; fields: string[] },
) {
  const { register, row } = await seenRow(city, officer, at)
  const purpose = purposesFor(officer, register, row).find(({ id }) => id === asked.purpose)
  if (!purpose) throw new Refusal('ROW_PURPOSE_UNFIT', { register: register.name })
  const fields = asked.fields.map((name) => fieldOf(register, name))
  await transaction(city.sql, async (tx) => {
    const [subject] = [row.subject].filter((one) => one !== null)
    const facts = { fields: fields.map(({ title }) => title), matter: asked.matter ?? null }
    const on = { kind: 'row', id: `${register.id}/${row.key}` }
    const positions = officer.positions.filter(({ position }) => purpose.positions.includes(position))
    if (subject !== undefined && isParty(register))
      await readPersonal(tx, city.clock.now(), {
        ...{ reader: { kind: 'officer', id: officer.id, name: officer.name, positions }, whose: [subject], subject: on },
        ...{ purpose: [purpose.name, asked.matter].filter(Boolean).join(' '), fields: facts.fields },
        matter: `“${register.name}”：${titleOf(register, row)}`,
      })
    else
      await record(tx, city.clock.now(), [
        { act: 'row.read', actor: { kind: 'officer', id: officer.id }, subject: on, purpose: purpose.name, facts },
      ])
  })
  return {
    fields: Object.fromEntries(
      fields.flatMap(({ name }) => {
        const value = row.fields[name]
        return value === undefined ? [] : [[name, value] as const]
      }),
    ),
  }
}

const isParty = ({ subject, byName }: DeclaredRegister): boolean =>
  ['id-card', 'credit-code'].includes(byName.get(subject ?? '')?.type ?? '')
