// SPDX-License-Identifier: Apache-2.0
import { compileFeel, FeelSyntaxError } from '../../../../engine/feel/index.ts'
import { at, type Draft, type PackFinding, partsOf, type Rule } from '../../../packs/index.ts'
import { departmentContent, regionContent } from '../../../people/index.ts'
import type { ItemPart } from '../item.ts'
import { implementationsOf, itemsOf } from './matters.ts'
import { lookups } from './reference-rules.ts'

export const somebodyIsCompetent: Rule = {
  name: '每个事项写明由哪里的机关受理',
  because: '没有这条规则，一个区的事项被另一个区的企业申请，哪个区的工作人员都看不到。',
  codes: ['COMPETENCE_MISSING', 'COMPETENCE_PLACE', 'COMPETENCE_READS'],
  *check(draft) {
    for (const { matter } of itemsOf(draft)) {
      const { competence, state } = matter.value
      if (!competence) {
        if (state === 'published')
          yield at(
            matter,
            ['id'],
            'COMPETENCE_MISSING',
            '没有写由哪里的机关受理：请加上 competence，例如 competence: { by: household }，或 { by: object, what: 经营场所, place: form.premisesAddress }。',
          )
        continue
      }
      const isOfObject = competence.by === 'object'
      if (isOfObject !== (competence.place !== undefined && competence.what !== undefined))
        yield at(
          matter,
          ['competence'],
          'COMPETENCE_PLACE',
          isOfObject
            ? '按所在地受理的，请写明是什么（what，例如 经营场所）和它在哪里（place，例如 form.premisesAddress）。'
            : '只有按所在地受理的（by: object）才写 what 和 place：请删去，或改 by。',
        )
      for (const name of namesIn(competence.place))
        if (name !== 'form' && name !== 'applicant')
          yield at(
            matter,
            ['competence', 'place'],
            'COMPETENCE_READS',
            `受理机关要在提交以前就看得到，place 只能读 form 和 applicant，不能读「${name}」。`,
          )
    }
  },
}

function namesIn(source: string | undefined): string[] {
  if (source === undefined) return []
  try {
    return compileFeel(source).names
  } catch (cause) {
    if (cause instanceof FeelSyntaxError) return [] // the rule of expressions has said so
    throw cause
  }
}

/** Codes of 行使层级 by the level of the body's region; what lies above the city has no body here. */
const levelOf: Record<string, string> = { city: '3', district: '4', street: '5', community: '6' }

export const implementationsAreTheirBodies: Rule = {
  name: '实施清单属于本系统的机关，一个地方一份',
  because: '两份清单管同一个地方，就说不清谁受理；别的系统的机关没有这项职权。',
  codes: [
    'DEPARTMENT_UNKNOWN',
    'ID_TWICE',
    'FOLDER_NAME',
    'TASK_CODE',
    'LEVEL_OF_BODY',
    'IMPLEMENTATION_NOT_A_BRANCH',
    'IMPLEMENTATION_TWICE',
  ],
  *check(draft) {
    const look = lookups(draft)
    const bodies = bodiesOf(draft)
    const ids = new Set(itemsOf(draft).map((one) => one.matter.value.id))
    const codes = new Map(itemsOf(draft).map((one) => [one.matter.value.taskCode, one.matter.value.id]))
    const taken = new Map<string, string>()
    const basics = new Map(itemsOf(draft).map((one) => [one.matter.value.id, one.matter.value]))
    for (const one of [...itemsOf(draft), ...implementationsOf(draft)]) yield* levelIsOfItsBody(one, bodies)
    for (const { matter, folder } of implementationsOf(draft)) {
      const { id, of, department, taskCode, level, catalogCode } = matter.value
      yield* look.department(matter, ['department'], department)
      if (folder !== `items/${id}`)
        yield at(matter, ['id'], 'FOLDER_NAME', `编号是「${id}」，文件夹却叫「${folder.slice(6)}」：请改成一样。`)
      if (ids.has(id)) yield at(matter, ['id'], 'ID_TWICE', `事项「${id}」已经有了：请换一个编号。`)
      ids.add(id)
      if (codes.has(taskCode))
        yield at(matter, ['taskCode'], 'ID_TWICE', `实施编码已经由「${codes.get(taskCode)}」用过：请换一个。`)
      codes.set(taskCode, id)
      const body = bodies.get(department)
      if (!body) continue
      if (taskCode !== `${body.code}${level}${catalogCode}`)
        yield at(
          matter,
          ['taskCode'],
          'TASK_CODE',
          `实施编码应是${body.name}的信用代码、行使层级和基本编码连起来：${body.code}${level}${catalogCode}。`,
        )
      const basic = of === undefined ? undefined : basics.get(of)
      if (basic && !isBranch(department, basic.department, bodies))
        yield at(
          matter,
          ['department'],
          'IMPLEMENTATION_NOT_A_BRANCH',
          `${body.name}不是「${basic.name}」实施部门的下级机关：请改成它的区级、街道机关（branchOf）。`,
        )
      const place = `${of} ${body.region}`
      const other = taken.get(place) ?? (basic && bodies.get(basic.department)?.region === body.region ? basic.id : undefined)
      if (other)
        yield at(
          matter,
          ['department'],
          'IMPLEMENTATION_TWICE',
          `「${other}」已经管着这个地方（${body.region}）：一个地方只留一份。`,
        )
      taken.set(place, id)
    }
  },
}

type Body = { code: string; name: string; region: string; branchOf?: string; level: string | undefined }

function bodiesOf(draft: Draft): Map<string, Body> {
  const levels = new Map(partsOf(draft, regionContent).map((one) => [one.value.code, one.value.level as string]))
  return new Map(
    partsOf(draft, departmentContent).map(({ value }) => [
      value.key,
      { ...value, level: levelOf[levels.get(value.region) ?? ''] },
    ]),
  )
}

function* levelIsOfItsBody({ matter }: ItemPart, bodies: Map<string, Body>): Generator<PackFinding> {
  const { department, level } = matter.value
  const wanted = bodies.get(department)?.level
  if (wanted !== undefined && wanted !== level)
    yield at(
      matter,
      ['level'],
      'LEVEL_OF_BODY',
      `${bodies.get(department)?.name}的行使层级是 ${wanted}（3 市级、4 区级、5 街道、6 社区村），这里写的是 ${level}：请改正。`,
    )
}

function isBranch(key: string, above: string, bodies: Map<string, Body>): boolean {
  let at = bodies.get(key)?.branchOf
  for (let step = 0; at !== undefined && step < 6; step++) {
    if (at === above) return true
    at = bodies.get(at)?.branchOf
  }
  return false
}
