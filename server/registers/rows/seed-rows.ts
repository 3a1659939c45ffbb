// SPDX-License-Identifier: Apache-2.0
import type { City } from '../../city.ts'
import { type Json, Refusal, type Tx } from '../../kernel/index.ts'
import { readCell } from '../declared/cells.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import type { FileRow } from '../declared/register-content.ts'
import { registerOf } from './find.ts'
import * as queries from './queries.ts'
import { writeRows } from './write.ts'

const SEEDED = new Date('2026-11-20T02:00:00+08:00')

/** What the demo city's registers begin with; a register that has rows is left alone. Registers of links come last. */
export async function seedRows(city: City, tx: Tx): Promise<void> {
  const all = [...city.content.demoRows].flatMap(([id, rows]) => {
    const register = registerOf(city, id)
    return register ? [{ register, rows }] : []
  })
  const inOrder = [...all.filter(({ register }) => !register.link), ...all.filter(({ register }) => register.link)]
  for (const { register, rows } of inOrder) {
    if (await queries.hasRows(tx, register.id)) continue
    const changes = rows.map((row) => ({ mode: 'add' as const, fields: fieldsOf(city, register, row) }))
    await writeRows(city, tx, register, changes, { why: '演示数据', by: { kind: 'system', id: 'demo' }, now: SEEDED })
  }
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
