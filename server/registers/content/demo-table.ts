// SPDX-License-Identifier: Apache-2.0
import { type ContentKind, type Draft, partsOf, readTable, rowsOf, type TablePart, type TableRow } from '../../packs/index.ts'
import { demoTables } from './demo-tables.ts'

declare module '../../packs/index.ts' {
  interface Contents {
    /** the demo city's rows by register: persons, firms, marriages, households, premises … */
    demoRegisters: Record<string, TableRow[]>
  }
}

export const demoTableContent: ContentKind<TablePart, 'demoRegisters'> = {
  name: 'demo-table',
  as: 'demoRegisters',
  place: new RegExp(`^demo/(?:${Object.keys(demoTables).join('|')})\\.csv$`),
  read: readTable,
  gather: (parts) =>
    Object.fromEntries(
      parts.flatMap((part) => {
        const table = demoTables[part.name]
        return table ? [[table.register, rowsOf(part, table)]] : []
      }),
    ),
}

/** The values of a column of a demo table; null when the table could not be read, so that nothing is said of those who refer to it. */
export function demoColumn(draft: Draft, table: string, key: string): Set<string> | null {
  if (draft.broken.has(`table ${table}`)) return null
  const found = partsOf(draft, demoTableContent).find((one) => one.name === table)
  return new Set(found?.rows.map((row) => row.cells[key] ?? ''))
}

/** Whoever may hold something: persons and firms of the demo tables; null when one of them could not be read. */
export function demoParties(draft: Draft): Set<string> | null {
  const [people, firms] = [demoColumn(draft, 'residents', 'idNumber'), demoColumn(draft, 'firms', 'creditCode')]
  return people && firms ? new Set([...people, ...firms]) : null
}
