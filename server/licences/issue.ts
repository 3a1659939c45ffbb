// SPDX-License-Identifier: Apache-2.0
import { writeLicenceMark } from '../../engine/codes/index.ts'
import { addDays, addMonths, parseLimit } from '../../engine/worktime/index.ts'
import { dayOf, type Json, newId, type Part, Refusal, type Sql, type Tx } from '../kernel/index.ts'
import { type AskedSeal, byThePlatform, sealedBy, sealingPart } from '../seals/index.ts'
import type { LicenceType } from './content/index.ts'
import type { Holder, Licence, LicencesCity } from './licence.ts'
import { newCode, writeNumber } from './number.ts'
import * as queries from './queries.ts'
import { closeInside, holderKeyOf, lookupsOf, type NewLicence, openRow } from './row.ts'

export type Issuing = {
  root: string
  caseId: string
  type: string
  holder: Holder
  fields: Record<string, Json>
  validFrom?: string
  validTo?: string | null
  /** the department's credit code */
  issuedBy: string
  region: string
  /** who decided it; the log of the seal names her */
  by?: { kind: string; id: string; name: string }
  /** it is handed over with the other results of its bundle, and not seen before */
  waits?: boolean
}

const BLOCK = 20
/** Serials taken and not yet used, by pool. They are this process's alone, whatever becomes of the transaction that took them. */
const serials = new WeakMap<Sql, number[]>()

async function nextSerial(city: LicencesCity, tx: Tx): Promise<number> {
  const kept = serials.get(city.sql) ?? []
  serials.set(city.sql, kept)
  const waiting = kept.shift()
  if (waiting !== undefined) return waiting
  const [first, ...rest] = await queries.takeSerials(tx, BLOCK)
  kept.push(...rest)
  if (first === undefined) throw new Error('The database handed out no serial.')
  return first
}

/** Rows that only one may have; `giveBack` takes them away where the act is not done. */
export type Claim = { part: Part; rows: number; giveBack: () => Part }

/** A licence that is about to be, and the rows that make it one: `lookups` have all to be written, or its number or mark is another's. */
export type Prepared = { licence: Licence; lookups: Claim; parts: Part[] }

/**
 * A licence to be written in the caller's act. The number, the national mark
 * and the code of its face are fixed here; the sealed file is made and sealed
 * by a worker afterwards, so that the decision stands whatever becomes of the
 * seal. Serials come round: `isAgain` says that the act was undone before, and
 * looks whether they are free. Throws LICENCE_TYPE_UNKNOWN, LICENCE_FIELD_MISSING, LICENCE_NUMBER_TAKEN.
 */
export async function prepare(city: LicencesCity, tx: Tx, input: Issuing, isAgain: boolean): Promise<Prepared> {
  const type = typeOf(city, input.type)
  refuseGaps(type, input.fields)
  for (let round = 0; round < 20; round++) {
    const made = await draft(city, tx, type, input, round > 3)
    const { row } = made
    const keys = lookupsOf(city.vault, made)
    // the serials have come round within the same day and region: take the next one, and soon a longer one
    if (
      isAgain &&
      (
        await queries.findPlaces(
          tx,
          keys.map(({ key }) => key),
        )
      ).length > 0
    )
      continue
    const parts = [queries.insertLicences(tx, [row])]
    if (type.seal !== null) parts.push(sealingPart(tx, sealingOf(type, input, row), city.clock.now()))
    return {
      licence: openRow(city.vault, row),
      lookups: {
        part: queries.insertLookups(tx, keys),
        rows: keys.length,
        giveBack: () => queries.dropLookups(tx, keys, row.id),
      },
      parts,
    }
  }
  throw new Refusal('LICENCE_NUMBER_TAKEN', { type: type.name })
}

async function draft(city: LicencesCity, tx: Tx, type: LicenceType, input: Issuing, wide: boolean): Promise<NewLicence> {
  const now = city.clock.now()
  const day = dayOf(now)
  const serial = await nextSerial(city, tx)
  const soleTrader = /个体/.test(String(input.fields.kind ?? ''))
  const number = writeNumber(type.numberPattern, { region: input.region, day, serial, wide, soleTrader, fields: input.fields })
  const validFrom = input.validFrom ?? day
  const dates = { validFrom, validTo: endOf(type, validFrom, input.validTo) }
  const made = { ...input, ...dates, number, version: 1, before: null }
  if (!givesCreditCode(type)) return makeRow(city, type, made, now)
  // a new firm gets its own number with its first licence, and holds that licence itself
  const holder: Holder = { kind: 'firm', id: number, name: String(input.fields.name ?? input.holder.name) }
  return makeRow(city, type, { ...made, holder, fields: { ...input.fields, creditCode: number } }, now)
}

export const SEAL_JOB = 'licences.seal'

export const sealingOf = (type: LicenceType, input: Pick<Issuing, 'issuedBy' | 'by'>, row: queries.LicenceRow): AskedSeal => ({
  document: row.id,
  department: input.issuedBy,
  what: `《${type.name}》第 ${row.version} 版`,
  job: SEAL_JOB,
  payload: { licence: row.id },
  by: input.by ? sealedBy(input.by) : byThePlatform,
})

function givesCreditCode(type: LicenceType): boolean {
  return type.numberPattern.includes('{creditCode}')
}

type Making = Omit<Issuing, 'validFrom' | 'validTo' | 'caseId'> & {
  caseId: string | null
  number: string
  version: number
  validFrom: string
  validTo: string | null
  before: string | null
  /** where one number is held twice (both spouses' copies), what tells the marks apart */
  copy?: number
}

export function makeRow(city: LicencesCity, type: LicenceType, input: Making, at: Date): NewLicence {
  const id = newId()
  const serial = input.number.toUpperCase().replaceAll(/[^0-9A-Z]/g, '') + (input.copy === undefined ? '' : `C${input.copy}`)
  const mark = writeLicenceMark({
    type: type.typeCode,
    issuer: input.issuedBy,
    serial,
    version: String(input.version).padStart(3, '0'),
  })
  const { holder, number, fields } = input
  const row: queries.LicenceRow = {
    holder: holderKeyOf(city.vault, holder.id),
    id,
    type: type.id,
    version: input.version,
    code: newCode(),
    status: '01',
    holderKind: holder.kind,
    sealed: closeInside(city.vault, id, { id: holder.id, name: holder.name, number, mark, fields }),
    whole: gapsOf(type, fields).length === 0,
    validFrom: input.validFrom,
    validTo: input.validTo,
    issuedBy: input.issuedBy,
    region: input.region,
    issuedAt: at,
    root: input.root,
    caseId: input.caseId,
    before: input.before,
    endedAt: null,
    endedBecause: null,
    waits: input.waits === true,
  }
  return { row, number, mark }
}

/** The last day of a licence: as told, or by the type's own term less one day (a term of one year from 20 November ends on 19 November). */
function endOf(type: LicenceType, validFrom: string, told: string | null | undefined): string | null {
  if (told !== undefined) return told
  if (type.validity === null) return null
  const term = parseLimit(type.validity)
  if (term.unit === '年') return addDays(addMonths(validFrom, term.amount * 12), -1)
  if (term.unit === '个月') return addDays(addMonths(validFrom, term.amount), -1)
  if (term.unit === '自然日') return addDays(validFrom, term.amount - 1)
  throw new Error(`The validity of ${type.id} is ${type.validity}; licences count in 年, 个月 or 自然日.`)
}

export function typeOf(city: Pick<LicencesCity, 'content'>, id: string): LicenceType {
  const type = city.content.licenceTypes.get(id)
  if (type === undefined) throw new Refusal('LICENCE_TYPE_UNKNOWN', { type: id })
  return type
}

function gapsOf(type: LicenceType, fields: Record<string, Json>): string[] {
  return type.fields
    .filter((field) => field.required === true && !(field.id === 'creditCode' && givesCreditCode(type)))
    .filter((field) => fields[field.id] === undefined || fields[field.id] === null || fields[field.id] === '')
    .map((field) => field.title)
}

function refuseGaps(type: LicenceType, fields: Record<string, Json>): void {
  const missing = gapsOf(type, fields)
  if (missing.length > 0) throw new Refusal('LICENCE_FIELD_MISSING', { type: type.name, missing: missing.join('、') })
}

export function departmentName(city: Pick<LicencesCity, 'content'>, code: string): string {
  for (const department of city.content.departments.values()) if (department.code === code) return department.name
  return code
}
