// SPDX-License-Identifier: Apache-2.0
import { at, cellsOf, partsOf, type Rule, sayRow } from '../../packs/index.ts'
import { accountContent, regionContent } from '../../people/index.ts'
import { demoColumn, demoParties, demoTableContent } from './demo-table.ts'
import { demoTables } from './demo-tables.ts'

export const demoCellsAreValid: Rule = {
  name: '演示数据每一格都合格',
  because: '演示数据灌进的是真的登记库；一个错号会让人查不到自己。',
  codes: ['TABLE_TWICE', 'TABLE_COLUMN', 'CELL_EMPTY', 'CELL_VALUE', 'ROW_TWICE'],
  *check(draft) {
    const regions = new Set(partsOf(draft, regionContent).map((one) => one.value.code))
    const seen = new Map<string, string>()
    for (const part of partsOf(draft, demoTableContent)) {
      const before = seen.get(part.name)
      if (before) yield sayRow(part, 1, 'TABLE_TWICE', `这张演示表已经在 ${before}：一座城市一张表，请把行并到一处。`)
      seen.set(part.name, part.file.shown)
      const table = demoTables[part.name]
      if (table) yield* cellsOf(part, table, regions)
    }
  },
}

export const demoRowsAgree: Rule = {
  name: '演示数据互相对得上',
  because: '丈夫在册、妻子不在册的登记，演示到一半就露馅。',
  codes: ['ROW_REFERENCE'],
  *check(draft) {
    const tables = new Map(partsOf(draft, demoTableContent).map((one) => [one.name, one]))
    const people = demoColumn(draft, 'residents', 'idNumber')
    const firms = demoColumn(draft, 'firms', 'creditCode')
    const anyone = demoParties(draft)
    const checks: readonly [table: string, key: string, among: Set<string> | null, what: string][] = [
      ['firms', 'legalPersonId', people, '居民'],
      ['marriages', 'husbandId', people, '居民'],
      ['marriages', 'wifeId', people, '居民'],
      ['households', 'headId', people, '居民'],
      ['premises', 'ownerId', anyone, '居民或法人'],
      ['premises', 'leaseTo', anyone, '居民或法人'],
      ['births', 'motherId', people, '居民'],
      ['births', 'fatherId', people, '居民'],
      ['guardianships', 'wardId', people, '居民'],
      ['guardianships', 'guardianId', people, '居民'],
      ['contributions', 'idNumber', people, '居民'],
      ['contributions', 'employer', firms, '法人'],
      ['disabilities', 'idNumber', people, '居民'],
      ['taxes', 'creditCode', firms, '法人'],
      ['funds', 'creditCode', firms, '法人'],
      ['funds', 'idNumber', people, '居民'],
      ['residents', 'householdId', demoColumn(draft, 'households', 'householdId'), '户'],
    ]
    for (const [name, key, among, what] of checks) {
      const table = tables.get(name)
      for (const row of table?.rows ?? []) {
        const cell = row.cells[key]
        if (table && cell && among && !among.has(cell))
          yield sayRow(table, row.line, 'ROW_REFERENCE', `「${key}」写的 ${cell} 不是在册的${what}：请改正或补上那一行。`)
      }
    }
    const households = tables.get('households')
    for (const row of households?.rows ?? [])
      for (const member of (row.cells.members ?? '').split(' '))
        if (households && people && !people.has(member))
          yield sayRow(households, row.line, 'ROW_REFERENCE', `户里的成员 ${member} 不是在册的居民：请改正。`)
    const foreigners = demoColumn(draft, 'foreigners', 'documentNo')
    for (const one of partsOf(draft, accountContent)) {
      const { name, idNumber } = one.value
      if (people && people.size > 0 && !people.has(idNumber) && !foreigners?.has(idNumber))
        yield at(one, ['idNumber'], 'ROW_REFERENCE', `${name}（${idNumber}）不在 residents.csv 或者 foreigners.csv 里：请改正。`)
      for (const [n, firm] of one.value.actsFor.entries())
        if (firms && !firms.has(firm)) yield at(one, ['actsFor', n], 'ROW_REFERENCE', `${firm} 不在 firms.csv 里：请改正。`)
    }
  },
}
