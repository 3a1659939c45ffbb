// SPDX-License-Identifier: Apache-2.0
import { among, at, type Draft, inside, type Part, partsOf, type Rule } from '../../packs/index.ts'
import { dictionaryContent } from '../content/dictionaries.ts'
import { GRADED } from './declared-register.ts'
import { registerContent } from './register-content.ts'
import type { FieldFile, FigureFile } from './schema.ts'

/** What a figure may be told for: a few values that have names. */
const GROUPED = ['code', 'department', 'region', 'flag']

const conditionsOf = ({ value: { count, over = {} } }: Part<FigureFile>) =>
  [
    ['count', count],
    ['over', over],
  ] as const

/** The codes of a field's code table; undefined where it has none. */
function codesOf(draft: Draft, field: FieldFile | undefined): string[] | undefined {
  if (field?.type !== 'code') return undefined
  return partsOf(draft, dictionaryContent)
    .find(({ value }) => value.id === field.of)
    ?.value.entries.map(({ code }) => code)
}

export const figuresAreRight: Rule = {
  name: '登记册的数字按有索引、不分级的字段数，代码写得对',
  because: '写错代码的条件一行也数不到，算出来的比率看着像真的；没有索引的字段数起来要翻遍全册。',
  codes: ['FIELD_UNKNOWN', 'FIGURE_FIELD', 'FIGURE_CODE', 'ID_TWICE'],
  *check(draft) {
    for (const one of partsOf(draft, registerContent)) {
      const fields = new Map(one.value.fields.map((field) => [field.name, field]))
      const field = among(draft.broken, [...fields.keys()], { code: 'FIELD_UNKNOWN', what: '字段', where: 'fields' })
      const seen = new Set<string>()
      for (const figure of inside(one, 'figures', one.value.figures ?? [])) {
        const { id, by } = figure.value
        if (seen.has(id)) yield at(figure, ['id'], 'ID_TWICE', `数字「${id}」写了两次：请换一个编号。`)
        seen.add(id)
        yield* field(figure, ['by'], by)
        const grouped = fields.get(by ?? '')
        if (grouped && !GROUPED.includes(grouped.type))
          yield at(figure, ['by'], 'FIGURE_FIELD', `「${grouped.title}」不能用来分组：请用代码、部门、区划或是否字段。`)
        for (const [where, conditions] of [...conditionsOf(figure), ['by', by === undefined ? {} : { [by]: [] }]] as const)
          for (const [name, wanted] of Object.entries(conditions)) {
            const found = fields.get(name)
            const place = where === 'by' ? ['by'] : [where, name]
            if (where !== 'by') yield* field(figure, place, name)
            if (found && (!(found.index || found.unique) || (found.grade ?? 1) >= GRADED))
              yield at(figure, place, 'FIGURE_FIELD', `「${found.title}」没有 index，或者是分级字段：不能用来数。`)
            const codes = codesOf(draft, found)
            for (const value of codes ? [wanted].flat() : [])
              if (!codes?.includes(String(value)))
                yield at(figure, place, 'FIGURE_CODE', `「${found?.title}」的代码表里没有「${value}」：请改正。`)
          }
      }
    }
  },
}
