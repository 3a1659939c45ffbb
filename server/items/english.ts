// SPDX-License-Identifier: Apache-2.0
import type { Bundle, Item } from '../packs/index.ts'

/** The catalogue's English of one matter; null where nobody has written any. */
export const englishCard = ({ en }: Pick<Item | Bundle, 'en'>) =>
  en ? { name: en.name, summary: en.summary, international: en.international === true } : null

/** Everything that the guide and the form of a matter say in English, by the ids of what they say in Chinese; steps in the order of the guide. */
export function englishGuide(one: Item | Bundle) {
  const { en } = one
  if (!en) return null
  return {
    name: en.name,
    summary: en.summary,
    international: en.international === true,
    conditions: en.conditions ?? {},
    materials: en.materials ?? {},
    steps: one.process.nodes.flatMap((node) => (node.type === 'userTask' && node.work ? [en.steps?.[node.id] ?? ''] : [])),
    result: en.result ?? '',
    fee: en.fee ?? '',
    once: en.once ?? '',
    groups: en.groups ?? {},
    fields: en.fields ?? {},
  }
}
