// SPDX-License-Identifier: Apache-2.0
import { isCreditCode } from '../../../engine/codes/index.ts'
import { at, type Part } from '../draft.ts'
import type { PackFinding } from '../finding.ts'
import type { Place } from '../read-yaml.ts'
import { mattersOf } from './expressions.ts'
import type { Rule } from './rule.ts'

/** The second and later parts with the same value of a key. */
function* twice<T>(parts: readonly Part<T>[], key: (value: T) => string, place: Place, what: string): Generator<PackFinding> {
  const seen = new Map<string, Part<T>>()
  for (const part of parts) {
    const id = key(part.value)
    const before = seen.get(id)
    if (before)
      yield at(
        part,
        place,
        'ID_TWICE',
        `${what}「${id}」已经在 ${before.yaml.file.shown}:${before.yaml.line(before.base)} 用过：请换一个。`,
      )
    else seen.set(id, part)
  }
}

const inside = <T>(part: Part<unknown>, key: string, list: readonly T[]): Part<T>[] =>
  list.map((value, n) => ({ value, yaml: part.yaml, base: [...part.base, key, n] }))

export const idsAreUnique: Rule = {
  name: '每个编号只用一次',
  because: '两个东西用同一个名字，引用它的地方就不知道指的是哪一个。',
  codes: ['ID_TWICE'],
  *check(draft) {
    yield* twice(draft.packs, (one) => one.id, ['id'], '内容包')
    yield* twice(draft.regions, (one) => one.code, ['code'], '区划代码')
    yield* twice(draft.departments, (one) => one.key, ['key'], '部门')
    yield* twice(draft.departments, (one) => one.code, ['code'], '部门信用代码')
    yield* twice(draft.positions, (one) => one.id, ['id'], '岗位')
    yield* twice(draft.halls, (one) => one.id, ['id'], '大厅')
    yield* twice(draft.kiosks, (one) => one.id, ['id'], '自助终端')
    yield* twice(
      draft.items.map((one) => one.matter),
      (one) => one.id,
      ['id'],
      '事项',
    )
    yield* twice(
      draft.items.map((one) => one.matter),
      (one) => one.taskCode,
      ['taskCode'],
      '实施编码',
    )
    yield* twice(
      draft.bundles.map((one) => one.matter),
      (one) => one.id,
      ['id'],
      '一件事',
    )
    yield* twice(draft.licenceTypes, (one) => one.id, ['id'], '证照类型')
    yield* twice(draft.licenceTypes, (one) => one.typeCode, ['typeCode'], '证照类型代码')
    yield* twice(draft.lifeStages, (one) => one.id, ['id'], '人生阶段')
    yield* twice(draft.ratings, (one) => one.code, ['code'], '评价代码')
    yield* twice(draft.officers, (one) => one.login, ['login'], '登录名')
    yield* twice(draft.accounts, (one) => one.login, ['login'], '登录名')
    yield* twice(draft.calendar, (one) => String(one.year), ['year'], '日历年份')
    for (const { matter } of draft.items)
      yield* twice(inside(matter, 'materials', matter.value.materials), (one) => one.id, ['id'], '材料')
    for (const { matter } of mattersOf(draft))
      yield* twice(inside(matter, 'conditions', matter.value.conditions ?? []), (one) => one.id, ['id'], '条件')
    for (const type of draft.licenceTypes)
      yield* twice(inside(type, 'fields', type.value.fields), (one) => one.id, ['id'], '证照字段')
  },
}

export const foldersAreNamedByTheirId: Rule = {
  name: '文件夹、流程与编号同名',
  because: '从办件、日志或图里看到一个编号，就能直接找到它的文件。',
  codes: ['FOLDER_NAME', 'PROCESS_ID'],
  *check(draft) {
    for (const { folder, matter, process } of mattersOf(draft)) {
      const { id } = matter.value
      if (folder.split('/')[1] !== id)
        yield at(matter, ['id'], 'FOLDER_NAME', `编号是「${id}」，文件夹却叫「${folder.split('/')[1]}」：请改成一样。`)
      const wanted = id.replaceAll('-', '_')
      if (process && process.definition.id !== wanted)
        yield {
          file: process.file.shown,
          line: process.definition.nodes[0]?.line ?? 1,
          level: 'error',
          code: 'PROCESS_ID',
          message: `流程的 id 是「${process.definition.id}」：请改成「${wanted}」，一件事的调用活动按它来找。`,
        }
    }
    for (const type of draft.licenceTypes)
      if (type.yaml.file.path !== `licences/${type.value.id}.yaml`)
        yield at(type, ['id'], 'FOLDER_NAME', `编号是「${type.value.id}」：文件名请改成 ${type.value.id}.yaml。`)
  },
}

export const codesAreValid: Rule = {
  name: '国家编码正确',
  because: '实施编码、信用代码、证照类型代码要上报国家平台，错一位就对不上。',
  codes: ['CREDIT_CODE', 'TASK_CODE', 'CATALOG_CODE', 'LICENCE_TYPE_CODE'],
  *check(draft) {
    const byKey = new Map(draft.departments.map((one) => [one.value.key, one.value]))
    for (const one of draft.departments)
      if (!isCreditCode(one.value.code))
        yield at(one, ['code'], 'CREDIT_CODE', `「${one.value.code}」的校验位不对：请核对这 18 位信用代码。`)
    for (const { matter } of draft.items) {
      const { taskCode, catalogCode, level, department, type } = matter.value
      const owner = byKey.get(department)
      if (owner && taskCode.slice(0, 18) !== owner.code)
        yield at(matter, ['taskCode'], 'TASK_CODE', `实施编码的前 18 位应是${owner.name}的信用代码 ${owner.code}：请改正。`)
      if (taskCode.slice(18, 19) !== level)
        yield at(matter, ['taskCode'], 'TASK_CODE', `实施编码第 19 位是行使层级，应与 level（${level}）一致：请改正。`)
      if (taskCode.slice(19) !== catalogCode)
        yield at(matter, ['taskCode'], 'TASK_CODE', `实施编码的后 12 位应是基本编码 ${catalogCode}：请改正。`)
      if (catalogCode.slice(2, 4) !== type)
        yield at(
          matter,
          ['catalogCode'],
          'CATALOG_CODE',
          `基本编码第 3、4 位是事项类型，应与 type（${type}）一致：请核对。`,
          'warning',
        )
    }
    for (const one of draft.licenceTypes) {
      const issuer = byKey.get(one.value.issuer)
      if (issuer && one.value.typeCode.slice(0, 18) !== issuer.code)
        yield at(
          one,
          ['typeCode'],
          'LICENCE_TYPE_CODE',
          `类型代码的前 18 位应是颁发部门${issuer.name}的信用代码 ${issuer.code}：请改正。`,
        )
    }
  },
}
