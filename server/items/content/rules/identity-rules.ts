// SPDX-License-Identifier: Apache-2.0
import { at, inside, namedByTheirId, type Part, partsOf, type Rule, twice } from '../../../packs/index.ts'
import { departmentContent } from '../../../people/index.ts'
import { itemsOf, mattersOf } from './matters.ts'

/** What stands in a list inside a matter, once for each id. */
const onceInside = (part: Part<unknown>, key: string, list: readonly { id: string }[], called: string) =>
  twice(
    inside(part, key, list).map((one) => ({ part: one, value: one.value.id })),
    'id',
    called,
  )

export const idsAreUnique: Rule = {
  name: '事项里的每个编号只用一次',
  because: '两个东西用同一个名字，引用它的地方就不知道指的是哪一个。',
  codes: ['ID_TWICE'],
  *check(draft) {
    for (const key of ['id', 'taskCode'] as const)
      yield* twice(
        itemsOf(draft).map(({ matter }) => ({ part: matter, value: matter.value[key] })),
        key,
        key === 'id' ? '事项' : '实施编码',
      )
    for (const { matter } of itemsOf(draft)) yield* onceInside(matter, 'materials', matter.value.materials, '材料')
    for (const { matter } of mattersOf(draft)) yield* onceInside(matter, 'conditions', matter.value.conditions ?? [], '条件')
  },
}

export const foldersAreNamedByTheirId: Rule = {
  name: '文件夹、流程与编号同名',
  because: '从办件、日志或图里看到一个编号，就能直接找到它的文件。',
  codes: ['FOLDER_NAME', 'PROCESS_ID'],
  *check(draft) {
    yield* namedByTheirId(mattersOf(draft))
  },
}

export const codesAreValid: Rule = {
  name: '国家编码正确',
  because: '实施编码、信用代码、证照类型代码要上报国家平台，错一位就对不上。',
  codes: ['CREDIT_CODE', 'TASK_CODE', 'CATALOG_CODE', 'LICENCE_TYPE_CODE'],
  *check(draft) {
    const byKey = new Map(partsOf(draft, departmentContent).map((one) => [one.value.key, one.value]))
    for (const { matter } of itemsOf(draft)) {
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
  },
}
