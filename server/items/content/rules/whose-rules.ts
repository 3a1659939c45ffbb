// SPDX-License-Identifier: Apache-2.0
import { FeelSyntaxError } from '@chengshu/engine'
import { at, type Rule } from '../../../packs/index.ts'
import { asksOf, readsWhatIsTyped } from '../typed.ts'
import { membersOf } from './expressions.ts'
import { itemsOf, mattersOf } from './matters.ts'

/** Numbers that are the applicant's own: what is looked up under them is hers, whatever else the key says. */
const OWN = ['idNumber', 'creditCode', 'legalPersonId']

const isTyped = (ask: string): boolean => {
  try {
    return readsWhatIsTyped(ask)
  } catch (error) {
    // the rule on expressions says so, at its place
    if (error instanceof FeelSyntaxError) return false
    throw error
  }
}

/** Whether anybody's number could be written into what a source asks by. */
const asksAboutAnyone = (source: Parameters<typeof asksOf>[0]): boolean => {
  const asks = asksOf(source)
  const isOwn = (ask: string) => !isTyped(ask) && membersOf(ask, 'applicant').some((name) => name !== null && OWN.includes(name))
  return asks.some(isTyped) && !asks.some(isOwn)
}

export const othersAreAskedAboutByRelation: Rule = {
  name: '查别人的资料要有登记库证明的关系',
  because: '表单里填谁的号码就取谁的证照，等于任何人都能查任何人。',
  codes: ['SOURCE_OF_ANYONE', 'PREFILL_OF_ANYONE'],
  *check(draft) {
    for (const { matter } of itemsOf(draft))
      for (const [n, material] of matter.value.materials.entries())
        for (const [m, source] of material.sources.entries())
          if (source.relation === undefined && asksAboutAnyone(source))
            yield at(
              matter,
              ['materials', n, 'sources', m],
              'SOURCE_OF_ANYONE',
              `材料「${material.name}」按填写的号码取别人的资料，没有写申请人与他的关系：请写 relation（household 同户、child 未成年子女、guardian 被监护人），或改成由申请人上传。`,
            )
    for (const { form } of mattersOf(draft))
      for (const [field, prefill] of Object.entries(form?.value.prefill ?? {}))
        if (form && asksAboutAnyone(prefill))
          yield at(
            form,
            ['prefill', field],
            'PREFILL_OF_ANYONE',
            `「${field}」的预填按填写的号码查资料：预填的内容申请人看得到，只能按申请人自己的号码查，请改用 applicant 的号码。`,
          )
  },
}
