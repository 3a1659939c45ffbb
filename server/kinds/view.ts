// SPDX-License-Identifier: Apache-2.0
import { lightOf, nameOfState } from '../cases/index.ts'
import { anId, anInstant, type Json, localIso, pagedList, Refusal } from '../kernel/index.ts'
import { type Officer, type Person, regionName } from '../people/index.ts'
import { choicesOf, shownText, titleOfColumn } from './answer-text.ts'
import { kindWithin } from './choices.ts'
import type { Kind } from './content/index.ts'
import { openingForm } from './fields.ts'
import type { City } from './needs.ts'
import { kindInForce } from './open.ts'
import { mayOpen, openingBodies, openingPost, reachOfKind, seesKind } from './part.ts'
import { countKinds, countRows, type KindCount, type KindRow, rowsOf, rowsOfKind, type Sought } from './queries.ts'
import { formerNames } from './rows.ts'

/** As far as anything is counted in lists; one more says that there are more, and a page says so. */
const MOST = 1000
const upTo = (cases: number): number => Math.min(cases, MOST + 1)

/** The kinds that an officer has to do with, each with how many of its cases stand where. */
export async function kindsFor(city: City, officer: Officer) {
  const now = city.clock.now()
  const since = new Date(now.getTime() - 30 * 86_400_000)
  const kinds = [...city.content.caseKinds.values()].filter((kind) => seesKind(kind, officer))
  const rows = await Promise.all(
    kinds.map(async (kind) => {
      const reach = reachOfKind(kind, officer)
      const [counts, late] = await Promise.all([
        countKinds(city.sql, statesNamed(kind), reach, since, MOST),
        countRows(city.sql, kind.id, { reach, openedBy: [] }, { isOpen: true, lateAt: now }, MOST),
      ])
      const sum = (isEnded: boolean) =>
        upTo(counts.reduce((all, { phase, cases }) => (isEnded === (phase === 'ended') ? all + cases : all), 0))
      return {
        id: kind.id,
        name: kind.name,
        owner: city.content.departments.get(kind.owner)?.short ?? kind.owner,
        purpose: kind.purpose,
        mayOpen: mayOpen(kind, officer),
        open: sum(false),
        late,
        ended: sum(true),
      }
    }),
  )
  return { countedTo: MOST, rows }
}

const statesNamed = ({ id, states, former }: Kind) => ({
  id,
  known: [...states.map((state) => state.id), ...Object.keys(former?.states ?? {})],
})

/** One kind as its pages need it: states, columns, the form by which a case is opened. Throws KIND_UNKNOWN, also to whom it is none of theirs. */
export async function kindFor(city: City, officer: Officer, id: string) {
  const kind = kindInForce(city, id)
  if (!seesKind(kind, officer)) throw new Refusal('KIND_UNKNOWN', { kind: id })
  const now = city.clock.now()
  const since = new Date(now.getTime() - 30 * 86_400_000)
  const counts = await countKinds(city.sql, statesNamed(kind), reachOfKind(kind, officer), since, MOST)
  return {
    id: kind.id,
    name: kind.name,
    owner: city.content.departments.get(kind.owner)?.name ?? kind.owner,
    basis: kind.basis,
    purpose: kind.purpose,
    retention: kind.retention,
    version: kind.hash,
    effectiveOn: kind.effectiveOn,
    countedTo: MOST,
    mayOpen: mayOpen(kind, officer),
    states: statesOf(kind, counts),
    columns: (kind.columns ?? []).map(({ field, filter }) => ({
      field,
      title: titleOfColumn(kind, field),
      filter: filter === true,
      choices: choicesOf(kindWithin(city, kind, city.content.region), field),
    })),
    form: openingForm(kindWithin(city, kind, openingPost(kind, officer)?.region ?? city.content.region)).form,
  }
}

const formerStates = ({ former }: Kind, state: string): string[] =>
  Object.entries(former?.states ?? {}).flatMap(([was, now]) => (now === state ? [was] : []))

/** The states of a kind with how many cases stand in each; what stands in one that the kind names no more stays in sight, under its id. */
function statesOf(kind: Kind, counts: readonly KindCount[]) {
  const known = kind.states.map(({ id, name, phase }) => ({ id, name, phase, all: [id, ...formerStates(kind, id)] }))
  const named = new Set(known.flatMap(({ all }) => all))
  const others = [...new Map(counts.filter(({ state }) => !named.has(state)).map((one) => [one.state, one])).values()]
  return [...known, ...others.map(({ state: id, phase }) => ({ id, name: id, phase, all: [id] }))].map(({ all, ...state }) => ({
    ...state,
    cases: upTo(counts.filter((one) => all.includes(one.state)).reduce((sum, one) => sum + one.cases, 0)),
  }))
}

/** The form that a resident or a firm fills in on the portal. Throws KIND_UNKNOWN where the kind is not open to them. */
export function kindOnPortal(city: City, id: string) {
  const kind = kindInForce(city, id)
  if (!FACES.some((face) => kind.opens[face] === true)) throw new Refusal('KIND_UNKNOWN', { kind: id })
  return {
    id: kind.id,
    name: kind.name,
    nameEn: kind.nameEn ?? null,
    owner: city.content.departments.get(kind.owner)?.name ?? kind.owner,
    basis: kind.basis,
    purpose: kind.purpose,
    promised: kind.limits?.promised ?? null,
    form: openingForm(kindWithin(city, kind, city.content.region)).form,
  }
}

/** Where residents and firms open cases themselves, or have them opened for them. */
export const FACES = ['portal', 'kiosk', 'counter'] as const
export type Face = (typeof FACES)[number]

export const kindsOnPortal = (city: City, face: Face = 'portal') => ({
  rows: [...city.content.caseKinds.values()]
    .filter((kind) => kind.state === 'published' && kind.opens[face] === true)
    .map((kind) => ({
      id: kind.id,
      name: kind.name,
      nameEn: kind.nameEn ?? null,
      owner: city.content.departments.get(kind.owner)?.short ?? kind.owner,
      purpose: kind.purpose,
    })),
})

const LIST = pagedList<[string, string]>('kinds', anInstant, anId)

export type AskedRows = {
  state?: string
  is?: 'open' | 'late' | 'ended'
  by?: 'us' | 'office' | 'me'
  days?: number
  q?: string
  field?: string
  value?: string
  limit?: number
  after?: string
}

/** Cases of a kind that an officer's posts reach, or that her body opened, the newest first. Filters only on what the kind names for it. */
export async function casesOfKind(city: City, officer: Officer, id: string, asked: AskedRows) {
  const kind = kindInForce(city, id)
  if (!seesKind(kind, officer)) throw new Refusal('KIND_UNKNOWN', { kind: id })
  const { field, value } = asked
  if (field !== undefined && !(kind.columns ?? []).some((one) => one.field === field && one.filter === true))
    throw new Refusal('FILTER_UNKNOWN', { field })
  const limit = asked.limit ?? 20
  const now = city.clock.now()
  const sought: Sought = {
    ...(asked.state === undefined ? {} : { states: [asked.state, ...formerStates(kind, asked.state)] }),
    ...(asked.is === undefined ? {} : { isOpen: asked.is !== 'ended' }),
    ...(asked.is === 'late' ? { lateAt: now } : {}),
    ...(asked.days === undefined ? {} : { since: new Date(now.getTime() - asked.days * 86_400_000) }),
    ...(asked.by === 'me' ? { hand: officer.id } : {}),
    ...(asked.by === 'office' ? { handledBy: [...new Set(officer.positions.map(({ department }) => department))] } : {}),
    ...(asked.q === undefined || asked.q.trim() === '' ? {} : { q: asked.q.trim() }),
    ...(field === undefined || value === undefined ? {} : { column: shownAs([field, ...formerNames(kind, field)], value) }),
  }
  const openedBy = openingBodies(kind, officer)
  const whose = { reach: asked.by === 'us' ? [] : reachOfKind(kind, officer), openedBy }
  const [found, cases] = await Promise.all([
    rowsOfKind(city.sql, id, whose, sought, limit, LIST.read(city.config, asked.after)),
    // counted once, for the first page
    asked.after === undefined ? countRows(city.sql, id, whose, sought, MOST) : null,
  ])
  const { rows, next } = LIST.page(city.config, found, limit, (row) => [row.openedAt.toISOString(), row.id])
  return { rows: rows.map((row) => rowView(city, kind, row)), next, count: cases === null ? null : { cases, countedTo: MOST } }
}

/** What a row may show where the answer to a question under one of these names is, or has among others, what was typed. */
function shownAs(names: readonly string[], typed: string): Record<string, Json>[] {
  const values: Json[] = [typed, ...(/^-?\d{1,15}(\.\d{1,6})?$/.test(typed) ? [Number(typed)] : [])]
  if (typed === 'true' || typed === 'false') values.push(typed === 'true')
  return names.flatMap((name) => values.flatMap((value) => [{ [name]: value }, { [name]: [value] }]))
}

/** What a person, or the firm that she acts for, has opened of a kind. */
export async function myCasesOfKind(city: City, person: Person, id: string, asked: { limit?: number; after?: string }) {
  const kind = kindInForce(city, id)
  const limit = asked.limit ?? 20
  const openedBy = [person.actingFor?.creditCode ?? person.id]
  const found = await rowsOfKind(city.sql, id, { reach: [], openedBy }, {}, limit, LIST.read(city.config, asked.after))
  const { rows, next } = LIST.page(city.config, found, limit, (row) => [row.openedAt.toISOString(), row.id])
  return { rows: rows.map((row) => rowView(city, kind, row)), next, count: null }
}

/** Cases of declared kinds as their lists show them, in the order in which they are asked for: whoever asks has seen that they may be shown. */
export async function briefsOf(city: City, keys: readonly { root: string; id: string }[]) {
  const found = new Map((await rowsOf(city.sql, keys)).map((row) => [row.id, row]))
  return keys.flatMap(({ id }) => {
    const row = found.get(id)
    const kind = row && city.content.caseKinds.get(row.kind)
    if (!row || !kind) return []
    const { title: name, shown, ...brief } = rowView(city, kind, row)
    return [
      {
        ...brief,
        name,
        kind: kind.name,
        shown: (kind.columns ?? []).flatMap(({ field }) => {
          const value = shown[field]
          return value === undefined ? [] : [{ title: titleOfColumn(kind, field), value }]
        }),
      },
    ]
  })
}

function rowView(city: City, kind: Kind, row: KindRow) {
  const named = kindWithin(city, kind, city.content.region)
  return {
    root: row.root,
    id: row.id,
    number: row.number,
    title: row.title,
    state: { code: row.state, name: nameOfState(city, { kind: kind.id, state: row.state }) },
    isOpen: row.closedAt === null,
    department: [...city.content.departments.values()].find((one) => one.code === row.department)?.short ?? row.department,
    region: regionName(city, row.region),
    openedAt: localIso(row.openedAt),
    dueAt: row.dueAt === null ? null : localIso(row.dueAt),
    light: lightOf({ dueAt: row.dueAt, yellowAt: row.yellowAt, phase: row.phase, endedAt: row.closedAt }, city.clock.now()),
    shown: Object.fromEntries(
      Object.entries(row.shown).map(([was, value]) => {
        const field = kind.former?.fields?.[was] ?? was
        return [field, shownText(named, field, value)]
      }),
    ),
  }
}
