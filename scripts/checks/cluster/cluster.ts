// SPDX-License-Identifier: Apache-2.0
import { parseSync } from 'libpg-query'
import { waysByTable } from '../growth.ts'
import type { Complaint, Source } from '../tree.ts'
import { Judge } from './judge.ts'
import { checkKeys, type Schema } from './schema.ts'
import { type Statement, Statements } from './statements.ts'

/** Statements that are put together of parts at run time; each part is a statement that is judged by itself. */
const OF_PARTS = new Set([
  'server/cases/write-queries.ts statement',
  'server/seals/seal-queries.ts writeSealed',
  'server/applications/queries.ts beginDraft',
])

/** Not the product: tests, what fills and measures, and the embedded database's own housekeeping. */
const NOT_OF_THE_CITY = /(\.test\.ts$|\/testing|-testing-|small-city|drill-queries|\/embedded-|\/backup\/)/
const SAYS_SQL = /\b(?:sql|tx|admin|owner|pool|one)(?:<[^`;]{0,600}>)?`/

/** Rows of docs/growth.md: | `room/file.ts` one, another | why all nodes are asked |. By file and function. */
export function widelyAsked(text: string): Set<string> {
  const rows = [...text.matchAll(/^\|\s*`([a-z/-]+\.ts)`\s+([A-Za-z, ]+?)\s*\|\s*\S/gm)]
  return new Set(rows.flatMap(([, file, names = '']) => names.split(',').map((name) => `server/${file} ${name.trim()}`)))
}

export const statementsOf = (files: Source[]): Statement[] =>
  new Statements(files.filter(({ path, text }) => !NOT_OF_THE_CITY.test(path) && SAYS_SQL.test(text))).all()

/**
 * Because a statement that no cluster runs, or that asks every node without need, is found on the day on which a city grows: what
 * Citus 12.1 refused or made dear is refused here, without a cluster. `growth` is docs/growth.md: who may ask every node, and why.
 */
export function checkCluster(files: Source[], schema: Schema, growth: string): Complaint[] {
  const ways = waysByTable(growth)
  const judge = new Judge(schema, ways)
  const wide = widelyAsked(growth)
  const asked = new Set<string>()
  const said = statementsOf(files).flatMap((statement) => {
    const { file, line, by } = statement
    const name = `${file} ${by}`
    const parsed = treeOf(statement)
    if (parsed === undefined)
      return OF_PARTS.has(name) ? [] : [{ file, line, says: `${by}: the check cannot follow how this statement is put together` }]
    return judge.judge(parsed).flatMap(({ kind, table, says }) => {
      if (kind === 'wide') asked.add(name)
      return kind === 'wide' && wide.has(name) ? [] : [{ file, line, says: `${by}: ${table} ${says}` }]
    })
  })
  const idle = [...wide].filter((name) => !asked.has(name))
  return [
    ...once(said),
    ...idle.map((name) => ({ file: 'docs/growth.md', says: `${name} does not ask every node` })),
    ...checkKeys(schema, ways),
    ...files.filter(({ path }) => !NOT_OF_THE_CITY.test(path)).flatMap(bareNames),
  ]
}

function treeOf({ text }: Statement) {
  try {
    return parseSync(text).stmts?.[0]?.stmt
  } catch {
    return undefined
  }
}

/** A statement is judged in each of its forms; what they share is said once. */
const once = (complaints: Complaint[]): Complaint[] => [
  ...new Map(complaints.map((one) => [`${one.file}:${one.line} ${one.says}`, one])).values(),
]

/** A cluster's error names no key: `violates` of the kernel reads it out of the message. */
function bareNames({ path, text }: Source): Complaint[] {
  if (path === 'server/kernel/database.ts') return []
  return [...text.matchAll(/(?<!typeof [\w.]{0,40})constraint_name\s*[!=]==?/g)].map((match) => ({
    file: path,
    line: text.slice(0, match.index).split('\n').length,
    says: 'a cluster names no constraint: ask violates()',
  }))
}
