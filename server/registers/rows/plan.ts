// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util'
import { boundsOf, type Coordinates } from '@chengshu/engine'
import { newId, Refusal, type Tx } from '../../kernel/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import { LONGEST_KEY, orderedText, pairsOf, readValue } from '../declared/values.ts'
import type { City } from '../needs.ts'
import type { Change } from './change.ts'
import { indexText, keptKey, type Values } from './closed.ts'
import { fieldOf } from './find.ts'
import type { Opened } from './open.ts'
import { boxText } from './queries.ts'

/** A change as it was typed and understood: values by the ids of the fields, and the key as it is kept. */
export type Typed = Change & { key: string; values: Values }

/** What one change comes to over the row as it is: the row afterwards, and which fields differ. */
export type Plan = {
  act: 'added' | 'changed' | 'ended' | 'reopened'
  key: string
  version: number
  values: Values
  changed: string[]
  department: string
  region: string
  beganAt: Date
  endedAt: Date | null
}

/**
 * Reads what is to be written as the fields mean it. Throws ROW_FIELD_UNKNOWN, ROW_FIELD_TYPE, ROW_CODE_UNKNOWN, ROW_KEY_MISSING,
 * ROW_KEY_UNFIT.
 */
export function typed(city: City, tx: Tx, register: DeclaredRegister, change: Change): Typed {
  const values: Values = {}
  for (const [name, given] of Object.entries(change.fields ?? {})) {
    const field = fieldOf(register, name)
    const read = readValue(city.content, field, given)
    if ('complaint' in read) throw new Refusal(read.complaint.code, read.complaint.facts)
    values[field.id] = read.value
  }
  return { ...change, values, key: keyFor(tx, register, change, values) }
}

const SEPARATOR = '~'

function keyFor(tx: Tx, register: DeclaredRegister, { key, mode }: Change, values: Values): string {
  const parts = register.keys.map((name) => values[fieldOf(register, name).id])
  const isSaid = parts.length > 0 && parts.every((part) => part !== undefined && part !== null)
  if (key !== undefined && !isSaid) return checked(register, keptKey(tx, register, key))
  if (isSaid) {
    const texts = parts.map(orderedText)
    // ends of links name rows, whose keys may have several parts
    if (texts.length > 1 && !register.link && texts.some((text) => text.includes(SEPARATOR)))
      throw new Refusal('ROW_KEY_UNFIT', { register: register.name })
    const made = checked(register, keptKey(tx, register, texts.join(SEPARATOR)))
    if (key !== undefined && keptKey(tx, register, key) !== made) throw new Refusal('ROW_KEY_FIXED', { register: register.name })
    return made
  }
  if (register.keys.length === 0 && mode !== 'end' && mode !== 'change') return newId()
  throw new Refusal('ROW_KEY_MISSING', { titles: register.keys.map((name) => fieldOf(register, name).title).join('、') })
}

function checked(register: DeclaredRegister, key: string): string {
  if (key.length > LONGEST_KEY || key !== key.trim() || /[\p{Cc}]/u.test(key) || key === '' || key === '.' || key === '..')
    throw new Refusal('ROW_KEY_UNFIT', { register: register.name })
  return key
}

/** Whether a change says graded values, beside its key: that they are so already is told to nobody. */
export const saysGraded = (register: DeclaredRegister, { values }: Typed): boolean =>
  register.fields.some(({ id, name, isGraded }) => isGraded && values[id] !== undefined && !register.keys.includes(name))

/**
 * What a change comes to; undefined when all is so already. Throws ROW_NOT_FOUND, ROW_EXISTS, ROW_ENDED, ROW_CHANGED_MEANWHILE,
 * ROW_FIELD_MISSING.
 */
export function planOf(
  city: City,
  register: DeclaredRegister,
  typed: Typed,
  before: Opened | undefined,
  now: Date,
): Plan | undefined {
  const { mode, key } = typed
  const row = before?.stored
  const isOpen = row !== undefined && row.endedAt === null
  if (!row && mode !== 'add' && mode !== 'put') throw new Refusal('ROW_NOT_FOUND', { register: register.name })
  const values = without({ ...(isOpen ? before?.values : {}), ...typed.values })
  const changed = changedIn(isOpen ? before?.values : undefined, values)
  if (isOpen && mode === 'add') {
    if (changed.length === 0 && !saysGraded(register, typed)) return undefined
    throw new Refusal('ROW_EXISTS', { register: register.name })
  }
  if (typed.version !== undefined && typed.version !== (row?.version ?? 0)) throw new Refusal('ROW_CHANGED_MEANWHILE')
  if (mode === 'change' && !isOpen) throw new Refusal('ROW_ENDED', { register: register.name })
  if (mode === 'end') return isOpen && before ? ended(before, typed, now) : undefined
  if (isOpen && changed.length === 0) return undefined
  for (const field of register.fields)
    if (field.required && values[field.id] === undefined && (!isOpen || changed.includes(field.id)))
      throw new Refusal('ROW_FIELD_MISSING', { title: field.title })
  return {
    act: isOpen ? 'changed' : row ? 'reopened' : 'added',
    key,
    version: (row?.version ?? 0) + 1,
    values,
    changed,
    department: textOf(register, values, register.department) ?? register.ownerCode,
    region: textOf(register, values, register.region) ?? city.content.region,
    beganAt: isOpen ? row.beganAt : within(typed.on, row?.endedAt ?? null, now),
    endedAt: null,
  }
}

const ended = ({ stored, values }: Opened, { key, on }: Typed, now: Date): Plan => ({
  act: 'ended',
  key,
  version: stored.version + 1,
  values,
  changed: [],
  department: stored.department,
  region: stored.region,
  beganAt: stored.beganAt,
  endedAt: within(on, stored.beganAt, now),
})

/** The instant from which something holds: not before what went before it, not in the future. */
function within(on: Date | undefined, before: Date | null, now: Date): Date {
  if (on === undefined) return before !== null && before > now ? before : now
  if (on > now || (before !== null && on < before)) throw new Refusal('ROW_TIME_UNFIT')
  return on
}

const without = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))

const changedIn = (before: Values = {}, after: Values): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((id) => !isDeepStrictEqual(before[id], after[id])).sort()

function textOf(register: DeclaredRegister, values: Values, name: string | undefined): string | undefined {
  const value = name === undefined ? undefined : values[fieldOf(register, name).id]
  return typeof value === 'string' ? value : undefined
}

/** What the index holds of a row: every index field, also when it is empty, so that a list in its order leaves no row out. */
export const indexOfRow = (tx: Tx, register: DeclaredRegister, { key, values }: Pick<Plan, 'key' | 'values'>) =>
  register.fields
    .filter((field) => field.index || field.unique)
    .map((field) => ({ key, field: field.id, value: indexText(tx, register, field, values[field.id]) }))

/** The rectangle around where a row is, as the database takes it; null where the register is no layer or the row says nothing. */
export function boxOf(register: DeclaredRegister, values: Values): string | null {
  const place = register.geometry === undefined ? undefined : values[fieldOf(register, register.geometry).id]
  return place === undefined || place === null ? null : boxText(boundsOf(place as Coordinates))
}

/** What only one open row of the register may have, with the field that says so. */
export function claimsOf(tx: Tx, register: DeclaredRegister, values: Values): Map<string, string> {
  const one = register.fields.filter(({ unique, id }) => unique || register.link?.exclusive.some((end) => end === id))
  return new Map(
    one.flatMap((field) => {
      const text = indexText(tx, register, field, values[field.id])
      return text === '' ? [] : [[`${register.id}.${field.id}=${text}`, field.id] as const]
    }),
  )
}

/** The pairs of signs by which a row is found, each with its register. */
export const wordsOf = (register: DeclaredRegister, values: Values): string[] => [
  ...new Set(
    register.fields
      .filter(({ search, isGraded }) => search && !isGraded)
      .flatMap(({ id }) => pairsOf(orderedText(values[id])).map((pair) => `${register.id}:${pair}`)),
  ),
]
