// SPDX-License-Identifier: Apache-2.0
import { type Schema, typeOf } from './cluster/schema.ts'
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

export const waysByTable = (text: string): Map<string, Way> => new Map(waysOf(text).map((way) => [way.table, way]))

/**
 * What makes one PostgreSQL into many with Citus, on an empty or a filled database. Each line asks whether it was done, so that the
 * whole is run again after a failure, or when a new version has brought tables. Tables whose keys are of one type lie together: text
 * by text, uuid by uuid. As many groups as tables would be moved one by one when a node is added.
 */
export function distributeSql(text: string, { tables }: Schema): string {
  const ways = waysOf(text)
  const hops = (table: string): number =>
    Math.max(0, ...(tables.get(table)?.references ?? []).filter(({ to }) => to !== table).map(({ to }) => 1 + hops(to)))
  const references = ways.filter(({ way }) => way === 'reference').toSorted((a, b) => hops(a.table) - hops(b.table))
  const distributed = ways.filter(({ way }) => way === 'distributed')
  const groups = [...Map.groupBy(distributed, (way) => typeOf(tables, way.table, way)).values()].map(headFirst)
  return [
    '-- SPDX-License-Identifier: Apache-2.0',
    '-- Generated from growth.md by `npm run check -- --write`. Run on the Citus coordinator after the first start, and again at any time.',
    'create extension if not exists citus;',
    '',
    ...references.map(({ table }) => `select create_reference_table('${table}') where ${isNot(table, "repmodel = 't'")};`),
    ...groups.flatMap((group) => ['', ...group.map((way) => distributing(way, group[0]?.table ?? ''))]),
    '',
  ].join('\n')
}

const isNot = (table: string, what: string): string =>
  `not exists (select from pg_dist_partition where logicalrelid = '${table}'::regclass and ${what})`

const distributing = ({ table, column }: Way, head: string): string =>
  `select create_distributed_table('${table}', '${column}', colocate_with => '${table === head ? 'none' : head}') where ${isNot(table, "partmethod = 'h'")};`

/** The table beside which the others of its group are laid: the cases, where they are among them. */
const headFirst = (group: Way[]): Way[] => {
  const head = group.find(({ table }) => table === 'cases.cases') ?? group[0]
  return head ? [head, ...group.filter((one) => one !== head)] : []
}
