// SPDX-License-Identifier: Apache-2.0

import { aWord, type Json, pagedList, Refusal } from '../../kernel/index.ts'
import { type Officer, stemOf } from '../../people/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import { pairsOf } from '../declared/values.ts'
import type { City } from '../needs.ts'
import { fieldOf, filterOf, getRegister, registerOf, type Wanted } from '../rows/find.ts'
import { openRows, rowOf } from '../rows/open.ts'
import * as queries from '../rows/queries.ts'
import { boundsOf } from '../rows/reach.ts'
import { cardOf, regionsNamed, registerView, rowView } from './view.ts'

export type AskedRows = {
  q?: string
  where?: Record<string, Wanted>
  region?: string
  which?: 'open' | 'ended' | 'all'
  sort?: string
  isDescending?: boolean
  limit?: number
  after?: string
}

/** A register that some post of the officer opens. Throws REGISTER_UNKNOWN, also where there is one that she may not see. */
export function seenRegister(city: City, officer: Officer, id: string): DeclaredRegister {
  const register = registerOf(city, id)
  if (!register || boundsOf(officer, register, 'read').length === 0) throw new Refusal('REGISTER_UNKNOWN', { register: id })
  return register
}

export function listRegisters(city: City, officer: Officer) {
  const seen = [...city.content.registers.values()].filter((one) => boundsOf(officer, one, 'read').length > 0)
  return { rows: seen.map((one) => cardOf(city, officer, one)) }
}

export const showRegister = (city: City, officer: Officer, id: string) =>
  registerView(city, officer, seenRegister(city, officer, id))

const aText = (value: unknown): value is string => typeof value === 'string' && value.length <= 400
const ROWS = pagedList<[string, string, string]>('register rows', aWord, aText, aText)
/** So far rows are counted. */
export const MOST_COUNTED = 1000

/**
 * Rows as far as the officer's posts reach, masked, a page at a time. What is graded is neither filtered nor sorted by: an answer by
 * equality would tell the value. Throws REGISTER_UNKNOWN, FILTER_HIDDEN, FILTER_NOT_INDEXED, ROW_FIELD_UNKNOWN, ROW_FIELD_TYPE.
 */
export async function listRows(city: City, officer: Officer, id: string, asked: AskedRows) {
  const register = seenRegister(city, officer, id)
  const limit = asked.limit ?? 30
  const listing = listingOf(city, officer, register, asked)
  // a cursor goes on with the order that it came from, not with another
  const order = `${register.id} ${listing.sort ?? ''} ${listing.isDescending === true}`
  const [of, ...after] = ROWS.read(city.config, asked.after) ?? []
  if (of !== undefined && of !== order) throw new Refusal('BAD_INPUT', { detail: 'after' })
  const found = await queries.listRows(city.sql, listing, of === undefined ? undefined : (after as [string, string]), limit + 1)
  const page = ROWS.page(city.config, found, limit, (row) => [order, row.sorted, row.key])
  const rows = (await openRows(city.sql, page.rows)).map((one) => rowView(city, officer, register, rowOf(register, one)))
  const many = asked.after === undefined ? await queries.countRows(city.sql, listing, MOST_COUNTED + 1) : null
  return {
    rows: await withNamesOfEnds(city, register, rows),
    regions: regionsNamed(
      city,
      register,
      rows.map((row) => row.fields),
    ),
    next: page.next,
    many: many === null ? null : Math.min(many, MOST_COUNTED),
    isCut: many !== null && many > MOST_COUNTED,
  }
}

export function listingOf(
  city: City,
  officer: Officer,
  register: DeclaredRegister,
  asked: Omit<AskedRows, 'limit' | 'after'>,
): queries.Listing {
  const { q = '', where = {}, sort, region, which = 'open' } = asked
  for (const name of [...Object.keys(where), ...(sort === undefined ? [] : [sort])]) {
    const field = fieldOf(register, name)
    if (field.isGraded) throw new Refusal('FILTER_HIDDEN', { title: field.title })
    if (!field.index && !field.unique) throw new Refusal('FILTER_NOT_INDEXED', { title: field.title })
  }
  const text = q.trim()
  const stem = region === undefined ? undefined : stemOf(region)
  const isSearched = register.fields.some(({ search }) => search)
  const pairs = isSearched && !/^[\w-]+$/.test(text) ? pairsOf(text) : []
  return {
    register: register.id,
    filters: Object.entries(where).map(([name, wanted]) => filterOf(city, city.sql, register, name, wanted)),
    words: pairs.map((pair) => `${register.id}:${pair}`),
    prefix: text !== '' && pairs.length === 0 ? text : undefined,
    reach: register.reads === 'everyone' ? undefined : boundsOf(officer, register, 'read'),
    region: stem === undefined ? undefined : [stem, `${stem}999999999999`],
    which,
    sort: sort === undefined ? undefined : fieldOf(register, sort).id,
    isDescending: asked.isDescending,
  }
}

type Shown = ReturnType<typeof rowView>
export type Referred = Record<string, { register: string; key: string; title: string }>

/** What rows name of other registers, by the title of today; a title is in the open by the rules of registers. */
export async function withNamesOfEnds(
  city: City,
  register: DeclaredRegister,
  rows: Shown[],
): Promise<(Shown & { refers: Referred })[]> {
  const named = new Map<string, Map<string, string>>()
  for (const field of register.fields) {
    if (field.type !== 'row' || field.isGraded) continue
    const other = getRegister(city, field.of ?? '')
    const keys = [
      ...new Set(rows.flatMap(({ fields }) => (typeof fields[field.name] === 'string' ? [String(fields[field.name])] : []))),
    ]
    named.set(field.name, await namesOfKeys(city, other, keys))
  }
  return rows.map((row) => ({
    ...row,
    refers: Object.fromEntries(
      [...named].flatMap(([name, titles]) => {
        const key = row.fields[name]
        const of = register.byName.get(name)?.of ?? ''
        return typeof key === 'string' ? [[name, { register: of, key, title: titles.get(key) ?? key }] as const] : []
      }),
    ),
  }))
}

/** What rows of some keys are called today. */
export async function namesOfKeys(city: City, register: DeclaredRegister, keys: string[]): Promise<Map<string, string>> {
  const title = register.title === undefined ? undefined : register.byName.get(register.title)
  const found = keys.length === 0 || title === undefined ? [] : await queries.rowsByKeys(city.sql, register.id, keys)
  return new Map(found.map(({ key, body }) => [key, textOf(body[title?.id ?? '']) ?? key]))
}

const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined)
