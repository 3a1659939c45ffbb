// SPDX-License-Identifier: Apache-2.0
import { at, type Part, type Rule } from '../../packs/index.ts'
import { personalRegisters, type RegisterFile } from '../../registers/index.ts'
import { readable } from '../checklists/rules.ts'
import { kindsOf } from '../content/parts.ts'

const READS = ['form', 'row', 'case', 'applicant', 'evidence', 'today']

export const fieldsFollowFacts: Rule = {
  name: '登记册里由办件决定的字段，说得清由哪类办件、到哪个状态、是哪一行、是什么值',
  because: '这样的字段没有人能手工改：写错了它就永远是空的，或者永远是错的；给人记分的登记册不能有。',
  codes: [
    'FACT_KIND_UNKNOWN',
    'FACT_STATE_UNKNOWN',
    'FACT_ROW_UNKNOWN',
    'FACT_FIELD_FIXED',
    'FACT_SCORES_PERSON',
    'EXPRESSION',
    'NAME_UNKNOWN',
  ],
  *check(draft) {
    const persons = personalRegisters(draft)
    for (const part of (draft.parts.get('register') ?? []) as Part<RegisterFile>[]) {
      const { id, fields, keys = [], title, department, region, representedBy } = part.value
      const fixed = new Set([...keys, title, department, region, representedBy])
      for (const [n, field] of fields.entries()) {
        const { from } = field
        if (!from) continue
        const say = (code: string, message: string, ...place: string[]) =>
          at(part, ['fields', n, 'from', ...place], code, message)
        const kind = kindsOf(draft).find(({ matter }) => matter.value.id === from.kind)
        if (!kind && !draft.broken.has(from.kind))
          yield say('FACT_KIND_UNKNOWN', `没有「${from.kind}」这类办件：请改正。`, 'kind')
        const states = kind?.matter.value.states.map((state) => state.id)
        for (const state of from.on)
          if (states && !states.includes(state))
            yield say('FACT_STATE_UNKNOWN', `「${from.kind}」没有「${state}」这个状态：请改正。`, 'on')
        if (kind && from.key === undefined && kind.matter.value.about?.register !== id)
          yield say('FACT_ROW_UNKNOWN', `「${from.kind}」不是关于这本登记册的，看不出是哪一行：请写 key（算出主键的表达式）。`)
        if (field.required || field.unique || field.byCase || fixed.has(field.name))
          yield say(
            'FACT_FIELD_FIXED',
            `「${field.title}」由办件决定，没有办件的时候是空的：不能同时是 required、unique、byCase、主键、名称、部门、区划或负责人。`,
          )
        if (field.type === 'number' && persons.has(id))
          yield say('FACT_SCORES_PERSON', '这本登记册一行是一个人，不能由办件给人记数、记分：请去掉这个字段。')
        const steps = (kind?.process?.definition.nodes ?? []).map((node) => node.id)
        for (const name of ['key', 'value', 'when', 'at'] as const) {
          const source = from[name]
          if (source !== undefined && kind)
            yield* readable(part, ['fields', n, 'from', name], source, new Set([...READS, ...steps]))
        }
      }
    }
  },
}
