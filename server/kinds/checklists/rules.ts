// SPDX-License-Identifier: Apache-2.0
import { compileFeel, FeelSyntaxError } from '@chengshu/engine'
import { at, type PackFinding, type Part, type Place, type Rule } from '../../packs/index.ts'
import type { ChecklistFile } from './schema.ts'

const READS = new Set(['form', 'row', 'case', 'applicant', 'today'])

export const checklistsAreWhole: Rule = {
  name: '检查清单的每一项认得出、写得全，人不打分',
  because: '结果按项的编号留着，写重了就分不清；写错的原因、凭据和条件到了现场才发现；给人打分的清单不能有。',
  codes: [
    'CHECKLIST_FILE',
    'CHECKLIST_ID',
    'CHECKLIST_TWICE',
    'CHECKLIST_REASON',
    'CHECKLIST_PROOF',
    'CHECKLIST_SCORES_PERSON',
    'EXPRESSION',
    'NAME_UNKNOWN',
  ],
  *check(draft) {
    for (const part of (draft.parts.get('checklist') ?? []) as Part<ChecklistFile>[]) {
      const { value } = part
      if (!part.yaml.file.path.endsWith(`checklists/${value.id}.yaml`))
        yield at(part, ['id'], 'CHECKLIST_FILE', `编号是「${value.id}」，文件名却不是 ${value.id}.yaml：请改成一样。`)
      const reasons = new Set((value.reasons ?? []).map(({ id }) => id))
      const seen = new Set<string>()
      for (const [g, { items }] of value.groups.entries())
        for (const [n, item] of items.entries()) {
          const place = ['groups', g, 'items', n]
          if (item.id in {}) yield at(part, [...place, 'id'], 'CHECKLIST_ID', `「${item.id}」不能作编号：请换一个。`)
          if (seen.has(item.id))
            yield at(part, [...place, 'id'], 'CHECKLIST_TWICE', `「${item.id}」这一项写了两次：请换一个编号。`)
          seen.add(item.id)
          for (const reason of item.notApplicable ?? [])
            if (!reasons.has(reason))
              yield at(
                part,
                [...place, 'notApplicable'],
                'CHECKLIST_REASON',
                `不适用的原因「${reason}」没有写在 reasons 里：请补上，或改正。`,
              )
          if (item.proof && (item.proof.as === 'number') !== (item.proof.unit !== undefined))
            yield at(
              part,
              [...place, 'proof'],
              'CHECKLIST_PROOF',
              'proof 是 number 的写上 unit（单位），照片和文件不写：请改正。',
            )
          if (item.weight !== undefined && value.about === 'person')
            yield at(
              part,
              [...place, 'weight'],
              'CHECKLIST_SCORES_PERSON',
              '清单是查人的（about: person），不能写 weight：平台不给人打分。请删去 weight。',
            )
          if (item.when !== undefined) yield* readable(part, [...place, 'when'], item.when, READS)
        }
    }
  },
}

/** An expression can be read and names nothing that is not there. */
export function* readable(part: Part<unknown>, place: Place, source: string, names: ReadonlySet<string>): Generator<PackFinding> {
  try {
    for (const name of compileFeel(source).names)
      if (!names.has(name))
        yield at(part, place, 'NAME_UNKNOWN', `用到了「${name}」，这里没有这个名字：可用的有 ${[...names].join('、')}。`)
  } catch (cause) {
    if (!(cause instanceof FeelSyntaxError)) throw cause
    yield at(
      part,
      place,
      'EXPRESSION',
      `表达式第 ${cause.line} 行第 ${cause.column} 列读不懂（${source}）：请按 FEEL 的写法改正。`,
    )
  }
}
