// SPDX-License-Identifier: Apache-2.0
import { at, type Rule } from '../../../packs/index.ts'
import { toSay, unsaid } from '../to-say.ts'
import { mattersOf } from './matters.ts'

const PARTS = ['conditions', 'otherwise', 'materials', 'steps', 'groups', 'fields'] as const

/** Warnings: a condition that was added today must not keep a city from starting; until it is said in English the page calls the matter “Chinese only”. */
export const englishIsWhole: Rule = {
  name: '标明国际版的事项，指南和表单都有英文',
  because: '一半英文、一半中文的表单，看不懂中文的人填到一半就填不下去了。',
  codes: ['ENGLISH_INCOMPLETE', 'ENGLISH_UNUSED'],
  *check(draft) {
    for (const { matter, process, form } of mattersOf(draft)) {
      const { en } = matter.value
      if (!en) continue
      const all = toSay({ value: matter.value, process: process?.definition, form: form?.value })
      for (const part of PARTS)
        for (const id of Object.keys(en[part] ?? {}))
          if (!id.includes('.') && !all.some((one) => one.part === part && one.id === id))
            yield at(
              matter,
              ['en', part, id],
              'ENGLISH_UNUSED',
              `英文里的 ${part}.${id} 在中文里没有：请改成中文里的编号，或删去。`,
              'warning',
            )
      for (const { part, id, also, what } of en.international === true ? unsaid(all, en) : [])
        yield at(
          matter,
          ['en'],
          'ENGLISH_INCOMPLETE',
          `这个事项标明有国际版（international），但${what}没有英文：请补上 en.${[part, id, also].filter(Boolean).join('.')}；补上以前，英文页面上标“Chinese only”。`,
          'warning',
        )
    }
  },
}
