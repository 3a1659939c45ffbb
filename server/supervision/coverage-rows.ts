// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { aWord, dayOf, type Json, pagedList, Refusal } from '../kernel/index.ts'
import { readPersonal } from '../ledger/index.ts'
import { holdingOf, type InForce, type LicenceType, licencesInForce } from '../licences/index.ts'
import { type Bound, maskIdNumber, maskName, type Officer, reachOf, regionName } from '../people/index.ts'
import { lookUpMany } from '../registers/index.ts'
import { expectedHolders, isExpected } from './licence-coverage.ts'
import type { City } from './needs.ts'

export const coverageFigures = ['should', 'have', 'lacking', 'inForce', 'uncounted'] as const
export type CoverageFigure = (typeof coverageFigures)[number]
export type AskedRows = { figure: CoverageFigure; limit?: number; after?: string }

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
export const coverageRowsView = Type.Object({
  rows: Type.Array(Type.Object({ holder: text, number: text, region: text, licence: maybe, validTo: maybe, why: maybe })),
  next: maybe,
})

type Body = Record<string, Json>
type Row = { id: string; kind: 'person' | 'firm'; name: string; region: string; licence: InForce | null; why: string | null }
type Found = { row: Row; place: string }

const LIST = pagedList<[string]>('coverage of licences', aWord)
const PAGE = 500

/**
 * The rows behind a figure of the coverage: who should have one, who has, who has not, which licences are in force, and which of these are
 * not counted and why. Names and numbers are masked, and who was shown is on record. Throws NOT_FOUND, RegisterAway.
 */
export async function coverageRows(city: City, officer: Officer, typeId: string, asked: AskedRows) {
  const type = city.content.licenceTypes.get(typeId)
  if (!type || (!type.expected && asked.figure !== 'inForce')) throw new Refusal('NOT_FOUND')
  const reach = reachOf(officer, 'district', 'licence.coverage')
  const limit = asked.limit ?? 30
  const [after] = LIST.read(city.config, asked.after) ?? []
  const isOfLicences = asked.figure === 'inForce' || asked.figure === 'uncounted'
  const source = isOfLicences
    ? licenceRows(city, type, reach, asked.figure, after)
    : holderRows(city, type, reach, asked.figure, after)
  const found: Found[] = []
  for await (const one of source) {
    found.push(one)
    if (found.length > limit) break
  }
  const page = LIST.page(city.config, found, limit, (one) => [one.place])
  const rows = page.rows.map((one) => one.row)
  if (rows.length > 0)
    await readPersonal(city.sql, city.clock.now(), {
      reader: officer,
      whose: [...new Set(rows.map((row) => row.id))],
      purpose: `核对证照覆盖率：${type.name}`,
      subject: { kind: 'licence-type', id: type.id },
      fields: ['姓名（部分）', '证件号码（部分）', '证照有效期'],
    })
  return { rows: rows.map((row) => shown(city, row)), next: page.next }
}

function shown(city: City, { id, kind, name, region, licence, why }: Row) {
  const isPerson = kind === 'person'
  return {
    holder: isPerson ? maskName(name) : name,
    number: isPerson ? maskIdNumber(id) : id,
    region: regionName(city, region),
    licence: licence && (isPerson ? maskIdNumber(licence.number) : licence.number),
    validTo: licence?.validTo ?? null,
    why,
  }
}

/** By the register; the place is how many of its holders lie before. */
async function* holderRows(city: City, type: LicenceType, reach: Bound[], figure: CoverageFigure, after = '0') {
  let at = 0
  for await (const fresh of expectedHolders(city, type, reach)) {
    const first = at
    at += fresh.size
    if (at <= Number(after)) continue
    const holding = await holdingOf(city, type.id, [...fresh.keys()], reach)
    const names = await namesOf(city, [...fresh])
    for (const [n, [id, record]] of [...fresh].entries()) {
      const has = holding.has(id)
      if (first + n < Number(after) || (figure === 'have' && !has) || (figure === 'lacking' && has)) continue
      const region = typeof record.region === 'string' ? record.region : city.content.region
      const why = figure === 'lacking' ? '没有有效的证照' : null
      const row: Row = { id, kind: kindOf(id), name: names.get(id) ?? '', region, licence: null, why }
      yield { row, place: String(first + n + 1) }
    }
  }
}

/** By the library; the place is the licence that was looked at last. */
async function* licenceRows(city: City, type: LicenceType, reach: Bound[], figure: CoverageFigure, after?: string) {
  const [holder = '', id = ''] = after?.split(' ') ?? []
  let last = after === undefined ? undefined : { holder, id }
  let counted = ''
  for (;;) {
    const page = await licencesInForce(city, type.id, reach, last, PAGE)
    const expected = await expectedAmong(city, type, reach, page)
    for (const licence of page) {
      last = { holder: licence.holderKey, id: licence.id }
      const why = whyUncounted(city, licence, expected, counted)
      if (why === null) counted = licence.holderKey
      if (figure === 'uncounted' && why === null) continue
      const { holder: whose, region } = licence
      const row: Row = { id: whose.id, kind: whose.kind, name: whose.name, region, licence, why: type.expected ? why : null }
      yield { row, place: `${last.holder} ${last.id}` }
    }
    if (page.length < PAGE) return
  }
}

/** Why a licence in force is not among those that are counted; null for one that is. */
function whyUncounted(city: City, licence: InForce, expected: Map<string, string | null>, counted: string): string | null {
  const today = dayOf(city.clock.now())
  if (licence.validFrom > today) return '还没有到生效日'
  if (licence.validTo !== null && licence.validTo < today) return '有效期已过，还没有注销'
  const said = expected.get(licence.holder.id)
  if (said !== null) return said ?? '登记库里没有这个持证人'
  return counted === licence.holderKey ? '同一持证人另有一张已计入' : null
}

/** Of the holders of these licences: null for who should have one, else what the register says of them. */
async function expectedAmong(city: City, type: LicenceType, reach: Bound[], page: InForce[]) {
  const said = new Map<string, string | null>()
  const { expected } = type
  if (!expected) return said
  const holders = new Set(page.map((one) => one.holder.id))
  for (const field of expected.holder)
    for (const record of await lookUpMany(city.sql, expected.register, field, [...holders])) {
      const id = String(record[field])
      if (isExpected(city, type, reach, record)) said.set(id, null)
      else if (said.get(id) !== null) said.set(id, whyNot(record))
    }
  return said
}

const whyNot = ({ status }: Body): string =>
  typeof status === 'string' && status !== '' ? `登记库里的状态是“${status}”，不在应持有之列` : '登记在别的区，不在应持有之列'

const kindOf = (id: string): Row['kind'] => (/^9\d[0-9A-Z]{16}$/.test(id) && !/^\d{17}[\dX]$/.test(id) ? 'firm' : 'person')

/** Names by the register itself, or by the one of persons where it only knows numbers. */
async function namesOf(city: City, holders: [string, Body][]): Promise<Map<string, string>> {
  const names = new Map(holders.flatMap(([id, { name }]) => (typeof name === 'string' ? [[id, name] as const] : [])))
  const unknown = holders.flatMap(([id]) => (names.has(id) ? [] : [id]))
  if (unknown.length > 0)
    for (const { idNumber, name } of await lookUpMany(city.sql, 'persons', 'idNumber', unknown))
      names.set(String(idNumber), String(name))
  return names
}
