// SPDX-License-Identifier: Apache-2.0
import { isCreditCode, isIdCard } from '../../../engine/codes/index.ts'
import { isWithin } from '../content.ts'
import { demoTables } from '../demo-tables.ts'
import { at, type Draft } from '../draft.ts'
import type { PackFinding } from '../finding.ts'
import { mattersOf } from './expressions.ts'
import { lookups } from './reference-rules.ts'
import type { Rule } from './rule.ts'

type Table = NonNullable<ReturnType<Draft['tables']['get']>>
const sayRow = (table: Table, line: number, code: string, message: string): PackFinding => ({
  file: table.file.shown,
  line,
  level: 'error',
  code,
  message,
})

export const demoCellsAreValid: Rule = {
  name: '演示数据每一格都合格',
  because: '演示数据灌进的是真的登记库；一个错号会让人查不到自己。',
  codes: ['TABLE_COLUMN', 'CELL_EMPTY', 'CELL_VALUE', 'ROW_TWICE'],
  *check(draft) {
    const regions = new Set(draft.regions.map((one) => one.value.code))
    for (const [name, table] of draft.tables) {
      const known = demoTables[name]
      if (!known) continue
      const columns = Object.keys(known.columns)
      for (const column of columns)
        if (!table.columns.includes(column))
          yield sayRow(table, 1, 'TABLE_COLUMN', `${known.title}缺少「${column}」一列：表头应是 ${columns.join(',')}。`)
      for (const column of table.columns)
        if (!Object.hasOwn(known.columns, column))
          yield sayRow(table, 1, 'TABLE_COLUMN', `${known.title}没有「${column}」这一列：请删去，表头应是 ${columns.join(',')}。`)
      const first = columns[0] ?? ''
      const seen = new Set<string>()
      for (const row of table.rows) {
        for (const [column, { kind, required }] of Object.entries(known.columns)) {
          const cell = row.cells[column]
          if (cell === undefined) continue
          if (cell === '') {
            if (required) yield sayRow(table, row.line, 'CELL_EMPTY', `「${column}」不能空着：请补上。`)
            continue
          }
          const fits =
            kind === 'id-card'
              ? isIdCard(cell)
              : kind === 'credit-code'
                ? isCreditCode(cell)
                : kind === 'number'
                  ? /^-?\d+(\.\d+)?$/.test(cell)
                  : kind === 'day'
                    ? /^\d{4}-\d{2}-\d{2}$/.test(cell)
                    : kind === 'instant'
                      ? !Number.isNaN(Date.parse(cell)) && cell.includes('T')
                      : kind === 'region'
                        ? regions.has(cell)
                        : kind === 'json'
                          ? isObject(cell)
                          : true
          if (!fits)
            yield sayRow(
              table,
              row.line,
              'CELL_VALUE',
              `「${column}」的值 ${cell.slice(0, 40)} 不对：${wanted[kind] ?? '请改正'}。`,
            )
        }
        const key = row.cells[first] ?? ''
        if (['residents', 'firms', 'households', 'premises', 'births', 'taxes'].includes(name) && seen.has(key))
          yield sayRow(table, row.line, 'ROW_TWICE', `「${key}」已经有一行：请删去重复的。`)
        seen.add(key)
      }
    }
  },
}

const wanted: Record<string, string> = {
  'id-card': '应是校验位正确的 18 位公民身份号码',
  'credit-code': '应是校验位正确的 18 位统一社会信用代码',
  number: '应是数字',
  day: '应是日期，例如 2026-01-01',
  instant: '应是带时区的时刻',
  region: '应是 city/regions.yaml 里的区划代码',
  json: '应是 JSON 对象',
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

export const demoRowsAgree: Rule = {
  name: '演示数据互相对得上',
  because: '丈夫在册、妻子不在册的登记，演示到一半就露馅。',
  codes: ['ROW_REFERENCE', 'LICENCE_UNKNOWN', 'LICENCE_FIELD_UNKNOWN'],
  *check(draft) {
    const column = (name: string, key: string): Set<string> | null =>
      draft.broken.has(`table ${name}`) ? null : new Set(draft.tables.get(name)?.rows.map((row) => row.cells[key] ?? '') ?? [])
    const people = column('residents', 'idNumber')
    const firms = column('firms', 'creditCode')
    const anyone = people && firms ? new Set([...people, ...firms]) : null
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
      ['licences', 'holder', anyone, '居民或法人'],
      ['residents', 'householdId', column('households', 'householdId'), '户'],
    ]
    for (const [name, key, among, what] of checks) {
      const table = draft.tables.get(name)
      for (const row of table?.rows ?? []) {
        const cell = row.cells[key]
        if (table && cell && among && !among.has(cell))
          yield sayRow(table, row.line, 'ROW_REFERENCE', `「${key}」写的 ${cell} 不是在册的${what}：请改正或补上那一行。`)
      }
    }
    const households = draft.tables.get('households')
    for (const row of households?.rows ?? [])
      for (const member of (row.cells.members ?? '').split(' '))
        if (households && people && !people.has(member))
          yield sayRow(households, row.line, 'ROW_REFERENCE', `户里的成员 ${member} 不是在册的居民：请改正。`)
    yield* heldLicences(draft)
    for (const one of draft.accounts) {
      if (people && people.size > 0 && !people.has(one.value.idNumber))
        yield at(one, ['idNumber'], 'ROW_REFERENCE', `${one.value.name}（${one.value.idNumber}）不在 residents.csv 里：请改正。`)
      for (const [n, firm] of one.value.actsFor.entries())
        if (firms && !firms.has(firm)) yield at(one, ['actsFor', n], 'ROW_REFERENCE', `${firm} 不在 firms.csv 里：请改正。`)
    }
  },
}

function* heldLicences(draft: Draft): Generator<PackFinding> {
  const table = draft.tables.get('licences')
  const types = new Map(draft.licenceTypes.map((one) => [one.value.id, one.value]))
  const unknown = new Set<string>()
  for (const row of table?.rows ?? []) {
    if (!table) return
    const name = row.cells.type ?? ''
    const type = types.get(name)
    if (!type) {
      if (!unknown.has(name) && !draft.broken.has(name))
        yield sayRow(table, row.line, 'LICENCE_UNKNOWN', `没有证照类型「${name}」：请改正，或先在 licences/ 里加上。`)
      unknown.add(name)
      continue
    }
    if (type.holderKind !== row.cells.holderKind)
      yield sayRow(table, row.line, 'CELL_VALUE', `${type.name}的持有人应是 ${type.holderKind}：请改正 holderKind。`)
    if (!isObject(row.cells.fields ?? '')) continue
    const fields = Object.keys(JSON.parse(row.cells.fields ?? '{}') as object)
    for (const field of fields)
      if (!type.fields.some((one) => one.id === field))
        yield sayRow(
          table,
          row.line,
          'LICENCE_FIELD_UNKNOWN',
          `${type.name}没有字段「${field}」：可用的有 ${type.fields.map((one) => one.id).join('、')}。`,
        )
    for (const field of type.fields)
      if (field.required && !fields.includes(field.id))
        yield sayRow(
          table,
          row.line,
          'LICENCE_FIELD_UNKNOWN',
          `${type.name}缺少必填字段「${field.id}」（${field.title}）：请补上。`,
        )
  }
}

export const officersCanWork: Rule = {
  name: '工作人员的岗位真实，互斥的岗位不在一个人身上',
  because: '审计的人管着账号，就没有人能审他（等级保护的三权分立）。',
  codes: ['POSITION_UNKNOWN', 'DEPARTMENT_UNKNOWN', 'REGION_UNKNOWN', 'POSITIONS_EXCLUDE', 'NOBODY_CAN_DO'],
  *check(draft) {
    const look = lookups(draft)
    const positions = new Map(draft.positions.map((one) => [one.value.id, one.value]))
    for (const one of draft.officers) {
      const held = new Set(one.value.positions.map((each) => each.position))
      for (const [n, each] of one.value.positions.entries()) {
        yield* look.position(one, ['positions', n], each.position)
        yield* look.department(one, ['positions', n], each.department)
        yield* look.region(one, ['positions', n], each.region)
        for (const other of positions.get(each.position)?.never ?? [])
          if (held.has(other))
            yield at(
              one,
              ['positions', n],
              'POSITIONS_EXCLUDE',
              `「${each.position}」和「${other}」不能由同一个人担任：请分给两个人。`,
            )
      }
    }
    if (draft.officers.length === 0) return
    const city = draft.packs[0]?.value.region ?? ''
    const regions = new Map(draft.departments.map((one) => [one.value.key, one.value.region]))
    for (const matter of [...mattersOf(draft), ...draft.implementations]) {
      const own = 'department' in matter.matter.value ? matter.matter.value.department : matter.matter.value.lead
      for (const node of matter.process?.definition.nodes ?? []) {
        if (node.type !== 'userTask' || !matter.process) continue
        const department = node.work?.properties.department ?? own
        const able = (node.work?.candidates ?? []).some((candidate) =>
          draft.officers.some((officer) =>
            officer.value.positions.some(
              (each) =>
                each.position === candidate &&
                each.department === department &&
                each.until === undefined &&
                isWithin(regions.get(department) ?? city, each.region),
            ),
          ),
        )
        if (!able && (node.work?.candidates.length ?? 0) > 0)
          yield {
            file: matter.process.file.shown,
            line: node.line ?? 1,
            level: 'warning',
            code: 'NOBODY_CAN_DO',
            message: `「${node.name ?? node.id}」要由 ${department} 的 ${node.work?.candidates.join('、')} 办，演示城市里没有这样的工作人员：请在 demo/officers.yaml 里加上。`,
          }
      }
    }
  },
}
