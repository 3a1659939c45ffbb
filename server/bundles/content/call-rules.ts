// SPDX-License-Identifier: Apache-2.0
import { itemsOf, nodesOf, processExpressions } from '../../items/index.ts'
import { among, partsOf, processIdOf, type Rule, sayNode } from '../../packs/index.ts'
import { cityNames } from '../../people/index.ts'
import { bundleContent } from './bundle.ts'

export const callsNameParts: Rule = {
  name: '一件事的流程调用的正是它的事项',
  because: '流程里漏掉的事项不会办，多出来的没有人授权。',
  codes: ['CALL_UNKNOWN', 'PART_NOT_CALLED'],
  *check(draft) {
    for (const matter of partsOf(draft, bundleContent)) {
      if (!matter.process) continue
      const parts = new Map(matter.matter.value.parts.map((part) => [processIdOf(part.item), part.item]))
      const called = new Set<string>()
      for (const node of nodesOf(matter, 'callActivity')) {
        const process = node.work?.call?.process
        if (process) called.add(process)
        if (process && !parts.has(process))
          yield sayNode(matter, node, 'CALL_UNKNOWN', `调用的「${process}」不在 parts 里：请加进 parts，或改正 calledElement。`)
      }
      const open =
        processExpressions(matter).length > 0 && [...nodesOf(matter, 'callActivity')].some((node) => !node.work?.call?.process)
      if (open) continue
      for (const [n, part] of matter.matter.value.parts.entries())
        if (!called.has(processIdOf(part.item)))
          yield {
            file: matter.matter.yaml.file.shown,
            line: matter.matter.yaml.line(['parts', n, 'item']),
            level: 'error',
            code: 'PART_NOT_CALLED',
            message: `流程里没有调用活动办「${part.item}」：请在 process.bpmn 里加上 calledElement="${processIdOf(part.item)}"，或从 parts 里删去。`,
          }
    }
  },
}

export const partsExist: Rule = {
  name: '一件事的牵头部门、事项和部门都存在',
  because: '引用不到的事项，到办件时才会发现办不了。',
  codes: ['DEPARTMENT_UNKNOWN', 'ITEM_UNKNOWN'],
  *check(draft) {
    const { department } = cityNames(draft)
    const item = among(
      draft.broken,
      itemsOf(draft).map((one) => one.matter.value.id),
      { code: 'ITEM_UNKNOWN', what: '事项', where: 'items/' },
    )
    for (const { matter } of partsOf(draft, bundleContent)) {
      yield* department(matter, ['lead'], matter.value.lead)
      for (const [n, part] of matter.value.parts.entries()) {
        yield* item(matter, ['parts', n, 'item'], part.item)
        yield* department(matter, ['parts', n, 'department'], part.department)
      }
    }
  },
}
