// SPDX-License-Identifier: Apache-2.0

import { type Json, Refusal, type Tx } from '../../kernel/index.ts'
import { readCell } from '../declared/cells.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import type { FileRow } from '../declared/register-content.ts'
import type { City } from '../needs.ts'
import { registerOf } from './find.ts'
import * as queries from './queries.ts'
import { writeRows } from './write.ts'

const SEEDED = new Date('2026-11-20T02:00:00+08:00')

/** What the demo city's registers begin with; a register that has rows is left alone. What rows refer to comes before them. */
export async function seedRows(city: City, tx: Tx): Promise<void> {
  const all = [...city.content.demoRows].flatMap(([id, rows]) => {
    const register = registerOf(city, id)
    return register ? [{ register, rows }] : []
  })
  for (const { register, rows } of referredFirst(all)) {
    if (await queries.hasRows(tx, register.id)) continue
    const changes = rows.map((row) => ({ mode: 'add' as const, fields: fieldsOf(city, register, row) }))
    await writeRows(city, tx, register, changes, { why: '演示数据', by: { kind: 'system', id: 'demo' }, now: SEEDED })
  }
}

type Seeded = { register: DeclaredRegister; rows: FileRow[] }

/** Two registers that refer to each other stay in the order that they came in. */
function referredFirst(all: readonly Seeded[]): Seeded[] {
  const ordered = new Set<Seeded>()
  const begun = new Set<Seeded>()
  const visit = (one: Seeded): void => {
    if (begun.has(one)) return
    begun.add(one)
    const named = new Set(one.register.fields.flatMap(({ type, of }) => (type === 'row' && of !== undefined ? [of] : [])))
    for (const other of all) if (named.has(other.register.id)) visit(other)
    ordered.add(one)
  }
  for (const one of all) visit(one)
  return [...ordered]
}

/** Throws a Refusal that names the line. */
function fieldsOf(city: City, register: DeclaredRegister, { line, cells }: FileRow): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => {
      const field = register.byName.get(name)
      const read = field ? readCell(city.content, field, cell) : { value: null }
      if ('complaint' in read)
        throw new Refusal(read.complaint.code, { ...read.complaint.facts, line, register: register.id, cell })
      return [name, read.value]
    }),
  )
}
