// SPDX-License-Identifier: Apache-2.0
import { at } from '../draft.ts'
import { isItem, type Matter, mattersOf } from './expressions.ts'
import type { Rule } from './rule.ts'

type Named = { part: string; id: string; what: string }

/** Everything of a matter that a foreign resident has to read, by the part of `en` that says it. */
function toSay(matter: Matter): Named[] {
  const { value } = matter.matter
  const named: Named[] = (value.conditions ?? []).map(({ id, text }) => ({ part: 'conditions', id, what: `条件「${text}」` }))
  if (isItem(matter))
    for (const { id, name } of matter.matter.value.materials) named.push({ part: 'materials', id, what: `材料「${name}」` })
  for (const node of isItem(matter) ? (matter.process?.definition.nodes ?? []) : [])
    if (node.type === 'userTask' && node.work) named.push({ part: 'steps', id: node.id, what: `步骤「${node.name ?? node.id}」` })
  const { groups = [] } = matter.form?.value.ui ?? {}
  for (const { id, title } of groups) named.push({ part: 'groups', id, what: `表单分组「${title}」` })
  for (const name of Object.keys(matter.form?.value.schema.properties ?? {}))
    named.push({ part: 'fields', id: name, what: `填写项「${name}」` })
  return named
}

export const englishIsWhole: Rule = {
  name: '标明国际版的事项，指南和表单都有英文',
  because: '一半英文、一半中文的表单，看不懂中文的人填到一半就填不下去了。',
  codes: ['ENGLISH_INCOMPLETE', 'ENGLISH_UNUSED'],
  *check(draft) {
    for (const matter of mattersOf(draft)) {
      const { en } = matter.matter.value
      if (!en) continue
      const all = toSay(matter)
      for (const part of ['conditions', 'materials', 'steps', 'groups', 'fields'] as const) {
        const known = new Set(all.filter((one) => one.part === part).map((one) => one.id))
        const said: Record<string, unknown> = en[part] ?? {}
        for (const id of Object.keys(said))
          if (!known.has(id) && !id.includes('.'))
            yield at(
              matter.matter,
              ['en', part, id],
              'ENGLISH_UNUSED',
              `英文里的 ${part}.${id} 在中文里没有：请改成中文里的编号，或删去。`,
            )
        for (const { id, what } of en.international === true ? all.filter((one) => one.part === part) : [])
          if (said[id] === undefined)
            yield at(
              matter.matter,
              ['en'],
              'ENGLISH_INCOMPLETE',
              `这个事项标明有国际版（international），但${what}没有英文：请补上 en.${part}.${id}。`,
            )
      }
      if (en.international === true && isItem(matter) && !en.result)
        yield at(
          matter.matter,
          ['en'],
          'ENGLISH_INCOMPLETE',
          '这个事项标明有国际版（international），但办理结果没有英文：请补上 en.result。',
        )
    }
  },
}
