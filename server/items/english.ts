// SPDX-License-Identifier: Apache-2.0
import type { Bundle } from '../bundles/index.ts'
import type { Item } from './content/item.ts'
import { toSay, unsaid } from './content/to-say.ts'

/** By the version, as it cannot change. */
const whole = new WeakMap<Item | Bundle, boolean>()

/** Whether guide and form are whole in English: what was promised, and is there for everything that the version asks. */
function isInternational(one: Item | Bundle): boolean {
  const known = whole.get(one)
  if (known !== undefined) return known
  const { en, process, formFile } = one
  const all = toSay({ value: one, process, form: formFile })
  const is = en?.international === true && unsaid(all, en).length === 0
  whole.set(one, is)
  return is
}

/** The catalogue's English of one matter; null where nobody has written any. */
export const englishCard = (one: Item | Bundle) =>
  one.en ? { name: one.en.name, summary: one.en.summary, international: isInternational(one) } : null

/** Everything that the guide and the form of a matter say in English, by the ids of what they say in Chinese; steps in the order of the guide. */
export function englishGuide(one: Item | Bundle) {
  const { en } = one
  if (!en) return null
  return {
    name: en.name,
    summary: en.summary,
    international: isInternational(one),
    conditions: en.conditions ?? {},
    otherwise: en.otherwise ?? {},
    materials: en.materials ?? {},
    steps: one.process.nodes.flatMap((node) => (node.type === 'userTask' && node.work ? [en.steps?.[node.id] ?? ''] : [])),
    result: en.result ?? '',
    fee: en.fee ?? '',
    once: en.once ?? '',
    groups: en.groups ?? {},
    fields: en.fields ?? {},
  }
}
