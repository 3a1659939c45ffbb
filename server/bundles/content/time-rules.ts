// SPDX-License-Identifier: Apache-2.0
import { sayLimit } from '../../../engine/worktime/index.ts'
import { inWorkingDays, itemsOf, longestPath } from '../../items/index.ts'
import { at, partsOf, processIdOf, type Rule } from '../../packs/index.ts'
import { bundleContent } from './bundle.ts'

export const bundlesHaveTime: Rule = {
  name: '一件事的承诺容得下它的事项',
  because: '一件事承诺 3 天，其中一项自己就要 5 天，群众会等到超期。先后相加超出的只提醒：各项承诺是上限，实际常常更快。',
  codes: ['BUNDLE_UNDER_PART', 'BUNDLE_UNDER_PATH'],
  *check(draft) {
    const items = new Map(itemsOf(draft).map((one) => [one.matter.value.id, one.matter.value]))
    const promises = new Map([...items.values()].map((one) => [processIdOf(one.id), one.limits.promised]))
    for (const { matter, process } of partsOf(draft, bundleContent)) {
      const { limits, parts } = matter.value
      const promised = inWorkingDays(limits.promised)
      if (promised === null || !process) continue
      let single = false
      for (const [n, part] of parts.entries()) {
        const own = items.get(part.item)
        if ((inWorkingDays(own?.limits.promised) ?? 0) <= promised + 1e-9) continue
        single = true
        yield at(
          matter,
          ['parts', n, 'item'],
          'BUNDLE_UNDER_PART',
          `「${own?.name}」自己承诺 ${sayLimit(own?.limits.promised ?? '')}，比一件事的 ${sayLimit(limits.promised)} 还长：请放宽一件事的承诺。`,
        )
      }
      const path = longestPath(process.definition, (called) => promises.get(called) ?? null)
      if (!single && path.days > promised + 1e-9)
        yield at(
          matter,
          ['limits', 'promised'],
          'BUNDLE_UNDER_PATH',
          `承诺 ${sayLimit(limits.promised)}，先后要办的事项最多要 ${Number(path.days.toFixed(1))} 个工作日（${path.tasks.join('、')}）：请放宽承诺，或让它们同时办。`,
          'warning',
        )
    }
  },
}
