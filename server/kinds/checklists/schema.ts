// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { day, feel, flag, itemId, list, name, oneOf, optional, short, strict, text } from '../../packs/index.ts'

/** What proves an answer: a picture, a paper, or what was measured (`unit`). */
const proof = strict({
  as: oneOf('photo', 'paper', 'number'),
  /** after which answers it must be there; without it, never */
  on: optional(list(oneOf('pass', 'fail'), { minItems: 1, maxItems: 2 })),
  unit: optional(short),
})

const item = strict({
  /** expressions read the answer as `form.<field>.items.<id>`; it never changes and is never used for something else */
  id: name,
  text,
  textEn: optional(text),
  /** the article that asks for it */
  basis: optional(text),
  /** whether it may be left without an answer; nothing may, if it says nothing */
  required: optional(flag),
  /** how much it counts in the score */
  weight: optional(Type.Integer({ minimum: 1, maximum: 100 })),
  /** how grave it is, as what it opens reads it (`item.class`) */
  class: optional(itemId),
  proof: optional(proof),
  /** by which of the list's reasons it may be said not to apply; without them it always does */
  notApplicable: optional(list(itemId, { minItems: 1 })),
  /** asked unless this is false: FEEL over form, row, case, applicant, today */
  when: optional(feel),
})

/** A checklist as it is written down: packs/<pack>/checklists/<id>.yaml. A case stays with the version with which it began. */
export const checklistFile = strict({
  id: itemId,
  name: short,
  nameEn: optional(short),
  /** what people call this version: 2026 年版 */
  version: short,
  effectiveOn: day,
  basis: text,
  /** what is looked at; persons are given no score */
  about: oneOf('thing', 'place', 'firm', 'person'),
  /** why an item may not apply: a closed list */
  reasons: optional(list(strict({ id: itemId, text: short, textEn: optional(short) }), { minItems: 1, maxItems: 20 })),
  groups: list(strict({ id: name, name: short, nameEn: optional(short), items: list(item, { minItems: 1, maxItems: 100 }) }), {
    minItems: 1,
    maxItems: 30,
  }),
})

export type ChecklistFile = Static<typeof checklistFile>
export type ChecklistItem = Static<typeof item>

/** What a kind says of a checklist in its form. */
export const checklistUse = strict({
  /** the question of the form whose `x-checklist` it is */
  field: name,
  /** outcomes of the task by which the list must be whole; without it, all of them */
  whole: optional(list(name, { minItems: 1 })),
  /** what follows from an item that failed */
  failed: optional(
    strict({
      /** the kind of case that puts it right */
      opens: itemId,
      /** one for each item, or one for all that failed */
      each: oneOf('item', 'list'),
      /** the answers of the case that begins: FEEL over item (id, text, basis, class, note, value; for all of them `items`), form, row, case, today */
      with: Type.Record(name, feel),
      /** acts that wait until all of them have ended: a task, or `task.outcome` */
      before: optional(list(Type.String({ pattern: '^[a-z0-9_]+(\\.[a-z0-9_]+)?$', how: '任务或任务.结果' }), { minItems: 1 })),
    }),
  ),
})
export type ChecklistUse = Static<typeof checklistUse>
