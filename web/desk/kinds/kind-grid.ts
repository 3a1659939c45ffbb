// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next'
import { dayOf } from '../frame/time.ts'
import type { Grid } from '../work/sheet.ts'
import { type KindRow, type KindView, listCases } from './door.ts'
import type { KindSearch } from './kind-search.ts'

/** The most rows that one file takes. */
const MOST = 5000

/** What is seen, read to its end, as a table for a file. */
export async function gridOf(kind: KindView, search: KindSearch, t: TFunction): Promise<Grid> {
  const rows: KindRow[] = []
  let after: string | null = null
  do {
    const page = await listCases(kind.id, search, after, 100)
    rows.push(...page.rows)
    after = page.next
  } while (after !== null && rows.length < MOST)
  return {
    name: t('kinds.file', { name: kind.name, day: dayOf(new Date()) }),
    heads: [
      ...['number', 'title'].map((id) => t(`kinds.column.${id}`)),
      ...kind.columns.map((column) => column.title),
      ...['state', 'department', 'region', 'openedAt', 'dueAt'].map((id) => t(`kinds.column.${id}`)),
    ],
    rows: rows.map((row) => [
      row.number,
      row.title,
      ...kind.columns.map((column) => row.shown[column.field] ?? ''),
      row.state.name,
      row.department,
      row.region,
      { instant: row.openedAt },
      { instant: row.dueAt },
    ]),
  }
}
