// SPDX-License-Identifier: Apache-2.0
import { at, type Rule } from '../../../packs/index.ts'
import { itemsOf } from './matters.ts'

export const entitlementsAreGivenOnce: Rule = {
  name: '发证、发钱的事项写明什么算重复申请',
  because: '没有这条规则，同一笔补贴会发两次，同一个地址会有两张同样的许可证。',
  codes: ['UNIQUE_MISSING', 'UNIQUE_RENEWAL_UNUSED', 'UNIQUE_SUBJECT_CONSTANT'],
  *check(draft) {
    for (const { matter, process } of itemsOf(draft)) {
      const { unique } = matter.value
      const issues = process?.definition.nodes.some((node) => node.work?.topic === 'licence.issue') === true
      if (!unique) {
        if (issues)
          yield at(
            matter,
            ['result'],
            'UNIQUE_MISSING',
            '这个事项发证或者发钱，没有写什么算重复申请：请加上 unique，写明谁（subject）、为了什么（object）、哪段时间（period）、准予后管多久（kept）。',
          )
        continue
      }
      if (unique.renewFrom !== undefined && unique.kept !== 'valid')
        yield at(
          matter,
          ['unique', 'renewFrom'],
          'UNIQUE_RENEWAL_UNUSED',
          '只有在证照有效期内不能重复申请的事项（kept: valid）才有到期前可以换发的天数：请删去 renewFrom，或改 kept。',
        )
      if (!/\b(applicant|form|evidence|case)\b/.test(unique.subject))
        yield at(
          matter,
          ['unique', 'subject'],
          'UNIQUE_SUBJECT_CONSTANT',
          '不重复申请的规则里，subject 对谁都一样，第一个人申请以后就没有人能申请：请写申请人的号码或表单里的号码。',
        )
    }
  },
}
