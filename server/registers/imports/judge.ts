// SPDX-License-Identifier: Apache-2.0

import { type Json, Refusal, type RefusalCodes, sentence, type Tx } from '../../kernel/index.ts'
import { type Officer, within } from '../../people/index.ts'
import { readCell } from '../declared/cells.ts'
import type { DeclaredRegister, RegisterField } from '../declared/declared-register.ts'
import type { City } from '../needs.ts'
import { registerRefusals } from '../refusals.ts'
import { openRows } from '../rows/open.ts'
import { planOf, saysGraded, type Typed, typed } from '../rows/plan.ts'
import * as queries from '../rows/queries.ts'
import { boundsOf } from '../rows/reach.ts'

export type Line = { line: number; cells: Record<string, string> }
export type Judged = Line & { key: string; version: number; verdict: 'new' | 'changed' | 'same' | 'bad'; says: string | null }

/** What a refusal says to the person; an error of ours goes on. */
export function sentenceOf(error: unknown, codes: RefusalCodes = registerRefusals): string {
  if (!(error instanceof Refusal)) throw error
  if (error.code === 'NOT_PERMITTED') return '这一行不归您的岗位登记，没有写入。'
  const text = codes[error.code]?.zh
  if (text === undefined) throw error
  return sentence(text, error.facts)
}

/** A field and the columns of a file that say it: one, or two of a point (longitude, then latitude). */
export type Column = { field: RegisterField; at: number[] }

/** What stands in a line for a field. */
export const cellOf = ({ at }: Column, cells: string[]): string => {
  const parts = at.map((one) => cells[one] ?? '')
  return parts.every((part) => part === '') ? '' : parts.join(',')
}

/** Heads under which a point may stand in two columns; the register's own place also without its title. */
function pairsOf(register: DeclaredRegister): [field: RegisterField, lon: string[], lat: string[]][] {
  return register.fields
    .filter(({ type }) => type === 'point')
    .map((field) => {
      const isPlace = field.name === register.geometry
      const heads = (zh: string, en: string) => [`${field.title}${zh}`, ...(isPlace ? [zh, en] : [])]
      return [field, heads('经度', 'lon'), heads('纬度', 'lat')]
    })
}

/** Columns of a file by the fields that they are: by title, by name, by a former name. Throws IMPORT_HEADS. */
export function columnsOfHeads(register: DeclaredRegister, heads: string[]): Column[] {
  const pairs = pairsOf(register).map(([field, ...ends]): Column => {
    const at = ends.map((names) => heads.findIndex((head) => names.includes(head) && !register.byName.has(head)))
    return { field, at: at.includes(-1) ? [] : at }
  })
  const paired = pairs.filter(({ at }) => at.length === 2)
  const isPaired = (at: number) => paired.some((one) => one.at.includes(at))
  const single = heads.map((_, at) => at).filter((at) => !isPaired(at))
  const fields = fieldsOfHeads(register, [...single.map((at) => heads[at] ?? ''), ...paired.map(({ field }) => field.title)])
  return fields.map((field, at) => ({
    field,
    at: at < single.length ? [single[at] ?? 0] : (paired[at - single.length]?.at ?? []),
  }))
}

function fieldsOfHeads(register: DeclaredRegister, heads: string[]): RegisterField[] {
  const byHead = new Map<string, RegisterField>(register.fields.map((field) => [field.title, field]))
  const found = heads.map((head) => byHead.get(head) ?? register.byName.get(head))
  const unknown = heads.filter((_, at) => found[at] === undefined)
  if (unknown.length > 0)
    throw new Refusal('IMPORT_HEADS', { detail: `没有这些列：${unknown.slice(0, 5).join('、').slice(0, 200)}` })
  const fields = found.flatMap((field) => field ?? [])
  const twice = fields.find((field, at) => fields.indexOf(field) !== at)
  if (twice) throw new Refusal('IMPORT_HEADS', { detail: `“${twice.title}”有两列` })
  const lacking = register.keys.filter((name) => !fields.some((field) => field.name === name))
  if (lacking.length > 0 || (register.keys.length === 0 && fields.length === 0))
    throw new Refusal('IMPORT_HEADS', {
      detail: `缺少主键：${lacking.map((name) => register.byName.get(name)?.title ?? name).join('、')}`,
    })
  return fields
}

/** Values of a line. An empty cell says nothing, and so does one in which a graded value stands masked, as an export has it. */
export function valuesOf(city: City, register: DeclaredRegister, cells: Record<string, string>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([name, cell]): [string, Json][] => {
      const field = register.byName.get(name)
      if (!field || cell === '' || (field.isGraded && cell.includes('*'))) return []
      const read = readCell(city.content, field, cell)
      if ('complaint' in read) throw new Refusal(read.complaint.code, read.complaint.facts)
      return read.value === null ? [] : [[name, read.value]]
    }),
  )
}

/** What each line would come to now, if this officer had it written. `seen` are keys that stood in the file before. */
export async function judge(
  city: City,
  tx: Tx,
  { officer, register, seen }: { officer: Officer; register: DeclaredRegister; seen: Set<string> },
  lines: Line[],
): Promise<Judged[]> {
  const read = lines.map((one): Line & ({ typed: Typed } | { says: string }) => {
    try {
      return { ...one, typed: typed(city, tx, register, { mode: 'put', fields: valuesOf(city, register, one.cells) }) }
    } catch (error) {
      return { ...one, says: sentenceOf(error) }
    }
  })
  const keys = read.flatMap((one) => ('typed' in one ? [one.typed.key] : []))
  const rows = new Map((await openRows(tx, await queries.rowsByKeys(tx, register.id, keys))).map((one) => [one.stored.key, one]))
  const bounds = boundsOf(officer, register, 'write')
  return read.map(({ line, cells, ...one }): Judged => {
    const bad = (says: string, key = ''): Judged => ({ line, cells, key, version: 0, verdict: 'bad', says })
    if ('says' in one) return bad(one.says)
    const { key } = one.typed
    if (seen.has(key)) return bad('文件里前面已经有这个编号的一行，只留第一行。', key)
    seen.add(key)
    const row = rows.get(key)
    try {
      const plan = planOf(city, register, one.typed, row, city.clock.now())
      const whose = [row?.stored, plan].flatMap((place) => place ?? [])
      if (!whose.every(({ department, region }) => within(bounds, { department, region }))) throw new Refusal('NOT_PERMITTED')
      const isNew = row === undefined || row.stored.endedAt !== null
      const isSame = plan === undefined && !saysGraded(register, one.typed)
      const verdict = isNew ? 'new' : isSame ? 'same' : 'changed'
      return { line, cells, key, version: row?.stored.version ?? 0, verdict, says: null }
    } catch (error) {
      return bad(sentenceOf(error), key)
    }
  })
}
