// SPDX-License-Identifier: Apache-2.0

import { inTransaction, newId, Refusal, type Tx } from '../../kernel/index.ts'
import { type Entry, record } from '../../ledger/index.ts'
import { tell } from '../../outbox/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import type { City } from '../needs.ts'
import type { Change, Writing, Written } from './change.ts'
import { apart, closedRowHistory, closedRows, indexText, type Values } from './closed.ts'
import { getRegister } from './find.ts'
import { leaveToFacts } from './leave-to-facts.ts'
import { named, openRows } from './open.ts'
import { boxOf, claimsOf, indexOfRow, type Plan, planOf, type Typed, typed, wordsOf } from './plan.ts'
import * as queries from './queries.ts'

/**
 * Writes one row in the caller's transaction: guarded by its version, with its history, a fact `registerRowChanged` and an entry in
 * the ledger. What is so already changes nothing. Throws REGISTER_UNKNOWN, ROW_FIELD_UNKNOWN, ROW_FIELD_TYPE, ROW_CODE_UNKNOWN,
 * ROW_FIELD_MISSING, ROW_KEY_MISSING, ROW_KEY_UNFIT, ROW_KEY_FIXED, ROW_NOT_FOUND, ROW_EXISTS, ROW_ENDED, ROW_CHANGED_MEANWHILE,
 * ROW_TAKEN, ROW_LINK_HELD, ROW_REFERS_TO_NONE, ROW_REFERRED, ROW_TIME_UNFIT.
 */
export async function writeRow(
  city: City,
  tx: Tx,
  { register, why, by, now, demand, isFact, ...change }: Change & Writing & { register: string | DeclaredRegister },
): Promise<Written> {
  const [written] = await writeRows(city, tx, register, [change], {
    ...{ why, by, now },
    ...(demand ? { demand } : {}),
    ...(isFact ? { isFact } : {}),
  })
  if (!written) throw new Error('a change that was written comes back')
  return written
}

/** Two writers of one row are first and second: the second reads again. So many times another may come first. */
const TRIES = 6

/** Several rows of one register at once, each of them once; all or none. Throws as `writeRow`. */
export function writeRows(
  city: City,
  tx: Tx,
  register: string | DeclaredRegister,
  changes: Change[],
  writing: Writing,
): Promise<Written[]> {
  const declared = getRegister(city, register)
  return inTransaction(tx, async (own) => {
    const all = changes.map((change) => typed(city, own, declared, change))
    const done = new Map<string, Written>()
    let left = all
    for (let tries = 0; left.length > 0; tries += 1) {
      if (tries === TRIES) throw new Refusal('ROW_CHANGED_MEANWHILE')
      left = await tryOnce(city, own, declared, left, { writing, done })
    }
    return all.map(({ key }) => done.get(key) ?? { key, version: 0, did: 'nothing' as const })
  })
}

type Trying = { writing: Writing; done: Map<string, Written> }

/** Writes what nobody else has written meanwhile; answers what is left. */
async function tryOnce(
  city: City,
  tx: Tx,
  register: DeclaredRegister,
  left: Typed[],
  { writing, done }: Trying,
): Promise<Typed[]> {
  const opened = await openRows(
    tx,
    await queries.rowsByKeys(
      tx,
      register.id,
      left.map(({ key }) => key),
    ),
  )
  const before = new Map(opened.map((one) => [one.stored.key, one]))
  const plans: Plan[] = []
  for (const one of left) {
    const row = before.get(one.key)
    // what other rows hold is told to nobody who may not write this one; the version holds it to the row that was asked about
    if (row) writing.demand?.(row.stored, { before: row.values, values: one.values })
    if (!writing.isFact) leaveToFacts(register, one.values, row?.values ?? {})
    const plan = planOf(city, register, one, row, writing.now)
    if (plan) writing.demand?.(plan)
    if (plan) plans.push(plan)
    else done.set(one.key, { key: one.key, version: row?.stored.version ?? 0, did: 'nothing' })
  }
  if (plans.length === 0) return []
  const put = new Set(await queries.putRows(tx, register.id, plans.map(rowToWrite(tx, register)), writing.now))
  const written = plans.filter(({ key }) => put.has(key))
  if (written.length > 0) {
    const olds = new Map([...before].map(([key, { values, stored }]) => [key, stored.endedAt === null ? values : {}]))
    await follow(city, tx, register, written, { writing, olds })
  }
  for (const { key, version, act } of written) done.set(key, { key, version, did: act })
  const late = new Set(plans.filter(({ key }) => !put.has(key)).map(({ key }) => key))
  return left.filter(({ key }) => late.has(key))
}

const rowToWrite =
  (tx: Tx, register: DeclaredRegister) =>
  (plan: Plan): queries.RowToWrite => {
    const { open, graded } = apart(register, plan.values)
    const { key, version, department, region } = plan
    return {
      ...{ key, version, department, region, body: open },
      closed: JSON.parse(closedRows.members(tx, { register: register.id, key }, 'closed', graded)) as Values,
      words: wordsOf(register, plan.values),
      place: boxOf(register, plan.values),
      beganAt: plan.beganAt.toISOString(),
      endedAt: plan.endedAt?.toISOString() ?? null,
    }
  }

type Following = { writing: Writing; olds: Map<string, Values> }

/** What goes with rows that have been written: history, index, what they alone may have, the fact, the ledger. */
async function follow(
  city: City,
  tx: Tx,
  register: DeclaredRegister,
  plans: Plan[],
  { writing, olds }: Following,
): Promise<void> {
  const { why, by, now } = writing
  await queries.keepVersions(tx, register.id, plans.map(versionToKeep(tx, register)), { why: why || null, by, at: now })
  const index = plans.filter(({ act }) => act !== 'ended').flatMap((plan) => indexOfRow(tx, register, plan))
  if (index.length > 0) await queries.putIndex(tx, register.id, index)
  await moveClaims(tx, register, plans, olds)
  await demandReferred(city, tx, register, plans)
  await demandUnnamed(city, tx, register, plans)
  const said = (ids: string[]) => ids.map((id) => register.byId.get(id)?.name ?? id)
  await tell(
    city,
    tx,
    plans.map(({ key, version, act, changed, department, region }) => ({
      kind: 'registerRowChanged',
      root: newId(),
      payload: { register: register.id, key, version, act, changed: said(changed), department, region },
    })),
  )
  await record(
    tx,
    now,
    plans.map((plan): Entry => {
      const about = subjectOf(register, plan.values)
      return {
        act: `row.${plan.act}`,
        actor: by,
        subject: { kind: 'row', id: `${register.id}/${plan.key}` },
        ...(about === undefined ? {} : { about }),
        facts: { version: plan.version, fields: said(plan.changed) },
      }
    }),
  )
}

const versionToKeep =
  (tx: Tx, register: DeclaredRegister) =>
  (plan: Plan): queries.VersionToKeep => {
    const { open, graded } = apart(register, plan.values)
    const { key, version, act, changed, department, region } = plan
    return {
      ...{ key, version, act, changed, department, region, body: open },
      closed: JSON.parse(closedRowHistory.members(tx, { register: register.id, key, version }, 'closed', graded)) as Values,
      beganAt: plan.beganAt.toISOString(),
      endedAt: plan.endedAt?.toISOString() ?? null,
    }
  }

/** Gives back what rows had alone and have no more, then takes what they have now. Throws ROW_TAKEN, ROW_LINK_HELD. */
async function moveClaims(tx: Tx, register: DeclaredRegister, plans: Plan[], olds: Map<string, Values>): Promise<void> {
  const frees: { claim: string; key: string }[] = []
  const takes: { claim: string; key: string; field: string }[] = []
  for (const { key, values, act } of plans) {
    const had = claimsOf(tx, register, olds.get(key) ?? {})
    const has = act === 'ended' ? new Map<string, string>() : claimsOf(tx, register, values)
    for (const claim of had.keys()) if (!has.has(claim)) frees.push({ claim, key })
    for (const [claim, field] of has) if (!had.has(claim)) takes.push({ claim, key, field })
  }
  const keysOf = (list: { key: string }[]) => list.map(({ key }) => key)
  if (frees.length > 0)
    await queries.freeClaims(
      tx,
      register.id,
      frees.map(({ claim }) => claim),
      keysOf(frees),
    )
  if (takes.length === 0) return
  const twice = takes.find(({ claim }, place) => takes.findIndex((other) => other.claim === claim) !== place)
  const taken = twice ? new Set<string>() : new Set(await queries.takeClaims(tx, register.id, takes))
  const lost = twice ?? takes.find(({ claim }) => !taken.has(claim))
  if (!lost) return
  const code = register.link?.exclusive.some((end) => end === lost.field) ? 'ROW_LINK_HELD' : 'ROW_TAKEN'
  throw new Refusal(code, { register: register.name, title: register.byId.get(lost.field)?.title ?? '' })
}

/** What a row names of another register has to be there and hold. Throws ROW_REFERS_TO_NONE. */
async function demandReferred(city: City, tx: Tx, register: DeclaredRegister, plans: Plan[]): Promise<void> {
  for (const field of register.fields) {
    if (field.type !== 'row') continue
    const named = plans
      .filter(({ changed }) => changed.includes(field.id))
      .flatMap(({ values }) => (typeof values[field.id] === 'string' ? [String(values[field.id])] : []))
    if (named.length === 0) continue
    const known = new Set(await queries.openKeys(tx, getRegister(city, field.of ?? '').id, [...new Set(named)]))
    if (named.some((key) => !known.has(key))) throw new Refusal('ROW_REFERS_TO_NONE', { title: field.title })
  }
}

/**
 * What ends is named by no open row, in a link or another index field. Whoever names it at this instant holds it first, or finds it
 * ended. Throws ROW_REFERRED.
 */
async function demandUnnamed(city: City, tx: Tx, register: DeclaredRegister, plans: Plan[]): Promise<void> {
  const keys = plans.filter(({ act }) => act === 'ended').map(({ key }) => key)
  if (keys.length === 0) return
  for (const other of city.content.registers.values())
    for (const field of other.fields) {
      if (field.type !== 'row' || field.of !== register.id || !(field.index || field.unique)) continue
      const values = keys.map((key) => indexText(tx, other, field, key))
      if (await queries.isNamed(tx, other.id, field.id, values)) throw new Refusal('ROW_REFERRED', { register: other.name })
    }
}

/** The person or firm whose data a row is: an identity number or a credit code, for the ledger. */
export function subjectOf(register: DeclaredRegister, values: Values): string | undefined {
  const field = register.subject === undefined ? undefined : register.byName.get(register.subject)
  if (!field || (field.type !== 'id-card' && field.type !== 'credit-code')) return undefined
  const value = named(register, values)[field.name]
  return typeof value === 'string' ? value : undefined
}
