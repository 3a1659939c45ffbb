// SPDX-License-Identifier: Apache-2.0
import { at, type Draft, type PackFinding, type Part, type Rule } from '../../packs/index.ts'
import { closedFields } from '../../registers/index.ts'
import { kindsOf, readsIn } from './parts.ts'
import type { KindFile } from './schema.ts'

type Field = { type?: string; format?: string; title?: string; enum?: unknown[]; pattern?: string; maxLength?: number }

const SHORT_TEXT = 60
const isFreeText = ({ type, format, enum: choices, pattern, maxLength = Number.POSITIVE_INFINITY }: Field): boolean =>
  type === 'string' && format === undefined && choices === undefined && pattern === undefined && maxLength > SHORT_TEXT

const PERSONAL = new Set(['id-card', 'identity-document', 'mobile-cn', 'phone-cn', 'bank-card', 'email'])

export const listsShowNothingPersonal: Rule = {
  name: '列表和公开内容里没有个人信息',
  because: '列表很多人看得见；身份证号、手机号和银行卡号只在办件里、按用途看。',
  codes: ['COLUMN_UNKNOWN', 'COLUMN_READ_BY', 'COLUMN_PERSONAL', 'COLUMN_FREE_TEXT', 'TITLE_READS'],
  *check(draft) {
    for (const { matter, form } of kindsOf(draft)) {
      yield* titleReadsWhatListsShow(draft, matter)
      if (!form) continue
      const fields = form.value.schema.properties as Record<string, Field>
      const shown: [place: (string | number)[], field: string][] = [
        ...(matter.value.columns ?? []).map(({ field }, n) => [['columns', n, 'field'], field] as [string[], string]),
        ...(matter.value.shows ?? []).map((field, n) => [['shows', n], field] as [string[], string]),
        ...titleFields(matter.value.title).map((field) => [['title'], field] as [string[], string]),
      ]
      for (const [place, field] of shown) {
        const found = Object.hasOwn(fields, field) ? fields[field] : undefined
        if (!found) yield at(matter, place, 'COLUMN_UNKNOWN', `表单里没有「${field}」这个字段：请改正。`)
        else if (form.value.ui.fields?.[field]?.readBy)
          yield at(
            matter,
            place,
            'COLUMN_READ_BY',
            `「${found.title ?? field}」用 readBy 写明了只由哪些任务的工作人员看，不能放在列表、标题或公开内容里：请换一个字段，或删去 readBy。`,
          )
        else if (isFreeText(found))
          yield at(
            matter,
            place,
            'COLUMN_FREE_TEXT',
            `「${found.title ?? field}」可以写很长的文字，里面会有住址和姓名，不能放在列表、标题或公开内容里：请换一个选项、编号或日期字段，或把 maxLength 限制在 60 以内。`,
          )
        else if (PERSONAL.has(found.format ?? ''))
          yield at(
            matter,
            place,
            'COLUMN_PERSONAL',
            `「${found.title ?? field}」是个人信息，不能放在列表、标题或公开内容里：请换一个字段。`,
          )
      }
    }
  },
}

const titleFields = (title: string): string[] =>
  readsIn(title).flatMap(({ name, entry }) => (name === 'form' && entry !== null ? [entry] : []))

/** A title stands wherever the case is named: it takes single answers and single fields of the row, never the whole of either, and nobody's name. */
function* titleReadsWhatListsShow(draft: Draft, matter: Part<KindFile>): Generator<PackFinding> {
  const closed = closedFields(draft, matter.value.about?.register)
  for (const { name, entry } of readsIn(matter.value.title)) {
    if ((name !== 'form' && name !== 'row') || entry === null)
      yield at(
        matter,
        ['title'],
        'TITLE_READS',
        `标题用到了「${name}」：标题人人看得见，只能用 form.字段 和 row.字段 一个一个取，不能整个取，也不能用别的名字。`,
      )
    else if (name === 'row' && closed.has(entry))
      yield at(matter, ['title'], 'COLUMN_PERSONAL', `row.${entry} 是个人信息或者分级字段，不能放在标题里：请换一个字段。`)
  }
}
