// SPDX-License-Identifier: Apache-2.0
import { fieldsOfTask } from '../../cases/index.ts'
import { at, type Rule } from '../../packs/index.ts'
import { closedFields } from '../../registers/index.ts'
import { kindsOf, readsIn } from './parts.ts'

export const tellsNothingKept: Rule = {
  name: '告诉办件人的话里没有留给工作人员看的内容',
  because: '通知发出去就收不回来：分级的、个人的字段和写了 readBy 的意见，不是给办件人看的。',
  codes: ['TELL_READS', 'TELL_GRADED', 'TELL_READ_BY'],
  *check(draft) {
    for (const { matter, form, process } of kindsOf(draft)) {
      const closed = closedFields(draft, matter.value.about?.register)
      // what she filled in herself is hers to read; what a task fills in is said by somebody else
      const filled = new Set((process?.definition.nodes ?? []).flatMap((node) => fieldsOfTask(node.work?.properties ?? {})))
      for (const [n, told] of (matter.value.tells ?? []).entries())
        for (const key of ['body', 'bodyEn'] as const)
          for (const { name, entry } of readsIn(told[key])) {
            const place = ['tells', n, key]
            if ((name === 'form' || name === 'row') && entry === null)
              yield at(matter, place, 'TELL_READS', `通知里整个用了「${name}」：请用 ${name}.字段 一个一个取。`)
            else if (name === 'row' && closed.has(entry ?? ''))
              yield at(matter, place, 'TELL_GRADED', `row.${entry} 是个人信息或者分级字段，不能写进通知：请换一个字段。`)
            else if (name === 'form' && filled.has(entry ?? '') && form?.value.ui.fields?.[entry ?? '']?.readBy)
              yield at(
                matter,
                place,
                'TELL_READ_BY',
                `「${entry}」由工作人员填写，又用 readBy 写明了由谁看，不能写进通知：请换一个字段，或删去 readBy。`,
              )
          }
    }
  },
}
