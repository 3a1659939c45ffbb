// SPDX-License-Identifier: Apache-2.0
import { heldContent } from '../../../licences/index.ts'
import { isWithin, partsOf, type Rule, sayRow } from '../../../packs/index.ts'
import { departmentContent, officerContent } from '../../../people/index.ts'
import { demoParties } from '../../../registers/index.ts'
import { implementationsOf, mattersOf } from './matters.ts'

export const officersCanWork: Rule = {
  name: '演示城市里每个环节都有人办',
  because: '演示到一半没有人能办下一步，就演示不下去。',
  codes: ['NOBODY_CAN_DO'],
  *check(draft) {
    if (partsOf(draft, officerContent).length === 0) return
    const city = draft.packs[0]?.value.region ?? ''
    const regions = new Map(partsOf(draft, departmentContent).map((one) => [one.value.key, one.value.region]))
    for (const matter of [...mattersOf(draft), ...implementationsOf(draft)]) {
      const own = 'department' in matter.matter.value ? matter.matter.value.department : matter.matter.value.lead
      for (const node of matter.process?.definition.nodes ?? []) {
        if (node.type !== 'userTask' || !matter.process) continue
        const department = node.work?.properties.department ?? own
        const able = (node.work?.candidates ?? []).some((candidate) =>
          partsOf(draft, officerContent).some((officer) =>
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

export const heldByWhoExists: Rule = {
  name: '演示的证照属于在册的人',
  because: '没有主人的证照，谁登录也看不到。',
  codes: ['ROW_REFERENCE'],
  *check(draft) {
    const anyone = demoParties(draft)
    for (const table of partsOf(draft, heldContent))
      for (const { cells, line } of table.rows)
        if (anyone && cells.holder && !anyone.has(cells.holder))
          yield sayRow(table, line, 'ROW_REFERENCE', `「holder」写的 ${cells.holder} 不是在册的居民或法人：请改正或补上那一行。`)
  },
}
