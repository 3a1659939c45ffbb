// SPDX-License-Identifier: Apache-2.0
import { licenceContent } from '../../../licences/index.ts'
import { at, type Draft, partsOf, type Rule } from '../../../packs/index.ts'
import { departmentContent, regionContent } from '../../../people/index.ts'
import type { ItemFile } from '../schema.ts'
import { toSay, unsaid } from '../to-say.ts'
import { groundsContent, lifeStageContent, phraseContent } from '../vocabulary.ts'
import { mattersOf } from './matters.ts'
import { outcomesIn } from './process-rules.ts'

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
          if (!all.some((one) => one.at[0] === part && one.at[1] === id))
            yield at(
              matter,
              ['en', part, id],
              'ENGLISH_UNUSED',
              `英文里的 ${part}.${id} 在中文里没有：请改成中文里的编号，或删去。`,
              'warning',
            )
      for (const { at: place, what } of en.international === true ? unsaid(all, en) : [])
        yield at(
          matter,
          ['en'],
          'ENGLISH_INCOMPLETE',
          `这个事项标明有国际版（international），但${what}没有英文：请补上 en.${place.join('.')}；补上以前，英文页面上标“Chinese only”。`,
          'warning',
        )
    }
  },
}

/** Warnings too: what has no English name is shown by its Chinese one, marked as Chinese. */
export const namesHaveEnglish: Rule = {
  name: '写了英文名称的城市，部门、区划、证照和理由都有英文名称',
  because: '指南是英文的，部门和证照的名字却是中文，看不懂中文的人不知道该找谁。',
  codes: ['ENGLISH_NAME_MISSING'],
  *check(draft) {
    yield* withoutEnglish(draft, toName(draft))
  },
}

/** Of what is named in a pack that has English names at all: what has none. */
export function* withoutEnglish(draft: Draft, named: Iterable<[what: string, name: string]>) {
  const [first, ...more] = partsOf(draft, phraseContent)
  if (!first) return
  const known = new Set([first, ...more].flatMap((one) => Object.keys(one.value)))
  for (const [what, name] of named) {
    if (known.has(name)) continue
    known.add(name)
    yield at(first, [], 'ENGLISH_NAME_MISSING', `${what}「${name}」没有英文名称：请在 words/english-*.yaml 里补上。`, 'warning')
  }
}

function* toName(draft: Draft): Generator<[what: string, name: string]> {
  for (const { value } of partsOf(draft, regionContent)) yield ['区划', value.name]
  for (const { value } of partsOf(draft, departmentContent)) yield ['部门', value.name]
  for (const { value } of partsOf(draft, lifeStageContent)) {
    yield ['人生阶段', value.name]
    if (value.summary) yield ['人生阶段说明', value.summary]
  }
  for (const { value } of partsOf(draft, licenceContent)) yield ['证照', value.name]
  for (const { value } of partsOf(draft, groundsContent)) for (const one of Object.values(value).flat()) yield ['理由', one.text]
  for (const { matter, process } of mattersOf(draft)) {
    if (matter.value.contact?.address) yield ['办理地点', matter.value.contact.address]
    if ('grounds' in matter.value) for (const one of Object.values(matter.value.grounds ?? {}).flat()) yield ['理由', one.text]
    for (const consequence of 'department' in matter.value ? consequencesOf(matter.value) : [])
      yield ['做不到承诺的后果', consequence]
    for (const { work } of process?.definition.nodes ?? [])
      for (const { label } of outcomesIn(work?.properties.outcomes)) yield ['办理结论', label]
  }
}

function consequencesOf({ materials, commitments = [] }: Pick<ItemFile, 'materials' | 'commitments'>): string[] {
  const own = materials.flatMap(({ sources }) => sources.flatMap((source) => source.commitment?.consequence ?? []))
  return [...own, ...commitments.flatMap((one) => one.consequence ?? [])]
}
