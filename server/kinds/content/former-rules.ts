// SPDX-License-Identifier: Apache-2.0
import { compileFeel, FeelSyntaxError } from '@chengshu/engine'
import { at, type Rule } from '../../packs/index.ts'
import { kindsOf } from './parts.ts'

/** What is said of earlier versions fits the present one: an old name is nobody's any more, and leads to one that is there. */
export const formerNamesLeadHere: Rule = {
  name: '曾用名都指向现在有的状态、字段和流程元素',
  because: '指错的曾用名会让以前的办件在列表里换了样子，或者迁移时丢下回答。',
  codes: ['FORMER_STILL_USED', 'FORMER_TARGET_UNKNOWN', 'EXPRESSION', 'NAME_UNKNOWN'],
  *check(draft) {
    for (const { matter, form, process } of kindsOf(draft)) {
      const { states: old = {}, fields = {}, elements = {}, removed = [], converted = [] } = matter.value.former ?? {}
      const states = new Set(matter.value.states.map(({ id }) => id))
      const questions = form && new Set(Object.keys(form.value.schema.properties))
      const drawn = process && new Set([...process.definition.nodes, ...process.definition.flows].map(({ id }) => id))
      const pairs: [key: string, what: string, known: ReadonlySet<string> | null, pairs: [string, string][]][] = [
        ['states', '状态', states, Object.entries(old)],
        ['fields', '字段', questions, Object.entries(fields)],
        ['elements', '流程元素', drawn, Object.entries(elements)],
      ]
      for (const [key, what, known, list] of pairs)
        for (const [was, now] of known ? list : []) {
          if (known?.has(was))
            yield at(
              matter,
              ['former', key, was],
              'FORMER_STILL_USED',
              `现在就有叫「${was}」的${what}，它不是曾用名：请删去这一行。`,
            )
          if (!known?.has(now))
            yield at(matter, ['former', key, was], 'FORMER_TARGET_UNKNOWN', `现在没有叫「${now}」的${what}：请写现在的名字。`)
        }
      for (const [n, field] of removed.entries())
        if (questions?.has(field))
          yield at(matter, ['former', 'removed', n], 'FORMER_STILL_USED', `表单里还有「${field}」这个字段：请从 removed 里删去。`)
      for (const [n, { from, to, as }] of converted.entries()) {
        const place = ['former', 'converted', n]
        if (questions?.has(from))
          yield at(matter, [...place, 'from'], 'FORMER_STILL_USED', `表单里还有「${from}」：换了类型的字段要用新的名字。`)
        if (questions && !questions.has(to))
          yield at(matter, [...place, 'to'], 'FORMER_TARGET_UNKNOWN', `表单里没有「${to}」这个字段：请改正。`)
        try {
          for (const name of compileFeel(as).names)
            if (name !== 'value' && name !== 'form')
              yield at(matter, [...place, 'as'], 'NAME_UNKNOWN', `用到了「${name}」，换算时只有 value 和 form：请改正。`)
        } catch (cause) {
          if (!(cause instanceof FeelSyntaxError)) throw cause
          yield at(matter, [...place, 'as'], 'EXPRESSION', `换算的表达式读不懂（${as}）：请按 FEEL 的写法改正。`)
        }
      }
    }
  },
}
