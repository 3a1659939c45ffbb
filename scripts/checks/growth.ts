// SPDX-License-Identifier: Apache-2.0
import type { Table } from './texts.ts'
import type { Complaint } from './tree.ts'

type Way = { table: string; way: 'reference' | 'local' | 'distributed'; column: string | null }

/** Rows of docs/growth.md: | `room.table` | reference / local / distributed by `column` | why |. */
export function waysOf(text: string): Way[] {
  return [...text.matchAll(/^\|\s*`([a-z_]+\.[a-z_]+)`\s*\|\s*(reference|local|distributed by `([a-z_]+)`)\s*\|/gm)].map(
    (match) => ({
      table: match[1] ?? '',
      way: match[2]?.startsWith('distributed') ? 'distributed' : (match[2] as 'reference' | 'local'),
      column: match[3] ?? null,
    }),
  )
}

/** Because a table whose key was not decided cannot be distributed later: list and migrations are equal. */
export function checkGrowth(text: string, tables: Table[]): Complaint[] {
  const ways = new Map(waysOf(text).map((way) => [way.table, way]))
  const real = new Set(tables.map((table) => table.name))
  return [
    ...tables
      .filter(({ name }) => !ways.has(name))
      .map(({ name, file }) => ({ file, says: `the table ${name} is not in docs/growth.md: how does it grow?` })),
    ...[...ways.keys()]
      .filter((name) => !real.has(name))
      .map((name) => ({ file: 'docs/growth.md', says: `there is no table ${name}` })),
  ]
}

/** What makes one PostgreSQL into many with Citus: applied once, on an empty or a filled database. */
export function distributeSql(text: string): string {
  const lines = [
    '-- SPDX-License-Identifier: Apache-2.0',
    '-- Generated from growth.md by `npm run check -- --write`. Run it once on the Citus coordinator after the first start.',
    'create extension if not exists citus;',
    '',
  ]
  const ways = waysOf(text)
  for (const { table, way } of ways) if (way === 'reference') lines.push(`select create_reference_table('${table}');`)
  lines.push('')
  for (const { table, way, column } of ways)
    if (way === 'distributed')
      lines.push(
        `select create_distributed_table('${table}', '${column}', colocate_with => ${column === 'root' ? (table === 'cases.cases' ? "'none'" : "'cases.cases'") : "'none'"});`,
      )
  return `${lines.sort(byCasesFirst).join('\n')}\n`
}

/** The table that others are colocated with comes before them; nothing else moves. */
function byCasesFirst(a: string, b: string): number {
  const isFirst = (line: string) => line.includes("('cases.cases'")
  const isRoot = (line: string) => line.includes("=> 'cases.cases'")
  return isFirst(a) && isRoot(b) ? -1 : isFirst(b) && isRoot(a) ? 1 : 0
}
