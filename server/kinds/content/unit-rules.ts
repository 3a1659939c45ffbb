// SPDX-License-Identifier: Apache-2.0
import { fieldsOfTask, outcomesOf } from '../../cases/index.ts'
import { at, type PackFinding, partsOf, type Rule, sayNode } from '../../packs/index.ts'
import { unitRegisters } from '../../registers/index.ts'
import { FIRM, REPRESENTATIVE, unitRoleContent } from '../../units/index.ts'
import { type KindPart, kindsOf } from './parts.ts'
import type { ActingUnit } from './schema.ts'

/** Tasks of a process that belong to a unit outside the government. */
const tasksOfUnits = ({ process }: KindPart) =>
  (process?.definition.nodes ?? []).filter((node) => node.type === 'userTask' && node.work?.properties.unit !== undefined)

export const unitsAct: Rule = {
  name: '派给单位的任务说得清是哪个单位、由哪些角色办、看得到什么、办不了怎么退回',
  because: '单位在政府之外：派错了别人看得到，没有退路的任务在单位注销以后永远停着。',
  codes: [
    'UNIT_TWICE',
    'UNIT_SORT_UNKNOWN',
    'UNIT_NOBODY',
    'UNIT_UNUSED',
    'UNIT_NOT_SAID',
    'UNIT_SEES_UNKNOWN',
    'UNIT_SEES_READ_BY',
    'UNIT_HEARS_UNKNOWN',
    'UNIT_ROLE_UNKNOWN',
    'UNIT_WAY_BACK',
    'UNIT_AND_DEPARTMENT',
    'UNIT_FIELD_SHARED',
  ],
  *check(draft) {
    const sorts = new Set([FIRM, ...unitRegisters(draft)])
    const roles = new Map(partsOf(draft, unitRoleContent).map(({ value }) => [value.id, value]))
    for (const part of kindsOf(draft)) {
      const units = part.matter.value.units ?? []
      for (const [n, unit] of units.entries()) {
        if (units.findIndex(({ id }) => id === unit.id) !== n)
          yield at(part.matter, ['units', n, 'id'], 'UNIT_TWICE', `单位「${unit.id}」写了两次：请删去一个。`)
        if (!sorts.has(unit.of) && !draft.broken.has(unit.of))
          yield at(
            part.matter,
            ['units', n, 'of'],
            'UNIT_SORT_UNKNOWN',
            `没有「${unit.of}」这种单位：写 firm，或一本写了 representedBy 的登记册的编号。`,
          )
        if (unit.by === undefined && unit.among?.length !== 1)
          yield at(part.matter, ['units', n], 'UNIT_NOBODY', `没有写「${unit.name}」是哪一个：请写 by；只有一个的，写 among。`)
        yield* readsWhatItMay(part, unit, n)
      }
      const filledBy = new Map<string, string>()
      for (const node of tasksOfUnits(part)) {
        const { unit: named = '', department } = node.work?.properties ?? {}
        const unit = units.find(({ id }) => id === named)
        if (!unit) {
          yield sayNode(part, node, 'UNIT_NOT_SAID', `由单位「${named}」办，kind.yaml 的 units 里没有它：请补上。`)
          continue
        }
        for (const field of fieldsOfTask(node.work?.properties ?? {})) {
          const other = filledBy.get(field) ?? unit.id
          filledBy.set(field, other)
          if (other !== unit.id)
            yield sayNode(
              part,
              node,
              'UNIT_FIELD_SHARED',
              `「${field}」另一个单位（${other}）的任务也要填：后填的会盖掉先填的，还看得到对方写的。请各用一个字段。`,
            )
        }
        if (department !== undefined)
          yield sayNode(part, node, 'UNIT_AND_DEPARTMENT', '同时写了 unit 和 department：一件任务只由一方办，请删去一个。')
        for (const role of node.work?.candidates ?? []) {
          const { of } = roles.get(role) ?? {}
          if (role !== REPRESENTATIVE && (!roles.has(role) || (of !== undefined && !of.includes(unit.of))))
            yield sayNode(
              part,
              node,
              'UNIT_ROLE_UNKNOWN',
              `由「${role}」办，${unit.name}没有这个角色：请写 city/unit-roles.yaml 里的 id，负责人总可以办，不用写。`,
            )
        }
        const outcomes = outcomesOf({ properties: node.work?.properties ?? {} }).map(({ id }) => id)
        if (!outcomes.includes('return') && !outcomes.includes('decline'))
          yield sayNode(
            part,
            node,
            'UNIT_WAY_BACK',
            '没有退路：请在结果里写 return:退回 或 decline:不属于本单位，单位没了、没有人了，部门才能收回。',
          )
      }
    }
  },
}

/** A unit is shown nothing that a field keeps for some officers, unless a task of its own is among those. */
function* readsWhatItMay(part: KindPart, unit: ActingUnit, n: number): Generator<PackFinding> {
  const own = tasksOfUnits(part).filter((node) => node.work?.properties.unit === unit.id)
  if (part.process && own.length === 0)
    yield at(part.matter, ['units', n], 'UNIT_UNUSED', `流程里没有「${unit.name}」的任务：请删去，或给任务写上 chengshu:unit。`)
  const fields = part.form?.value.schema.properties
  const fills = new Set(own.flatMap((node) => fieldsOfTask(node.work?.properties ?? {})))
  for (const [m, field] of (unit.sees ?? []).entries()) {
    if (fields && !Object.hasOwn(fields, field))
      yield at(part.matter, ['units', n, 'sees', m], 'UNIT_SEES_UNKNOWN', `表单里没有「${field}」这个字段：请改正。`)
    const readBy = part.form?.value.ui.fields?.[field]?.readBy
    if (readBy !== undefined && !fills.has(field) && !own.some(({ id }) => readBy.includes(id)))
      yield at(
        part.matter,
        ['units', n, 'sees', m],
        'UNIT_SEES_READ_BY',
        `「${field}」用 readBy 写明了由谁看，里面没有${unit.name}的任务：请从 sees 删去，或在 readBy 里加上它的任务。`,
      )
  }
  const tasks = new Set((part.process?.definition.nodes ?? []).filter(({ type }) => type === 'userTask').map(({ id }) => id))
  for (const [m, task] of (unit.hears ?? []).entries())
    if (part.process && !tasks.has(task))
      yield at(part.matter, ['units', n, 'hears', m], 'UNIT_HEARS_UNKNOWN', `流程里没有「${task}」这个任务：请改正。`)
}
