// SPDX-License-Identifier: Apache-2.0

import { type Content, headsOf } from '../packs/index.ts'
import { regionName } from '../people/index.ts'
import type { Bundle, BundleHead } from './content/bundle-schema.ts'
import { englishNames } from './content/english-names.ts'
import { basicHeads } from './content/family.ts'
import type { Item } from './content/item.ts'
import type { ItemHead } from './content/item-heads.ts'
import { type Reading, stepsIn } from './content/reading.ts'
import { isWholeInEnglish } from './content/to-say.ts'
import type { City } from './needs.ts'

/** By the version, as it cannot change. */
const whole = new WeakMap<Item | Bundle, boolean>()

/** Whether guide and form are whole in English: what was promised, and is there for everything that the version asks. */
function isInternational(one: Item | Bundle): boolean {
  const known = whole.get(one)
  if (known !== undefined) return known
  const is = isWholeInEnglish({ value: one, process: one.process, form: one.formFile })
  whole.set(one, is)
  return is
}

/** The catalogue's English of one matter; null where nobody has written any. */
export const englishCard = (one: Item | Bundle | ItemHead | BundleHead) =>
  one.en
    ? {
        name: one.en.name,
        summary: one.en.summary,
        international: 'isInternational' in one ? one.isInternational : isInternational(one),
      }
    : null

/** Everything that the guide and the form of a matter say in English, by the ids of what they say in Chinese; steps in the order of the guide. */
export function englishGuide(one: Reading | Bundle) {
  const { en } = one
  if (!en) return null
  return {
    name: en.name,
    summary: en.summary,
    international: one.kind === 'item' ? one.isInternational : isInternational(one),
    aka: en.aka ?? [],
    conditions: en.conditions ?? {},
    otherwise: en.otherwise ?? {},
    materials: en.materials ?? {},
    steps: (one.kind === 'item' ? one.steps : stepsIn(one.process)).map(({ id }) => en.steps?.[id] ?? ''),
    result: en.result ?? '',
    fee: en.fee ?? '',
    once: en.once ?? '',
    laws: (en.laws ?? []).map((law) => ({ ...law, article: law.article ?? '' })),
    faq: en.faq ?? [],
    basis: en.basis ?? '',
    place: en.place ?? '',
    groups: en.groups ?? {},
    fields: en.fields ?? {},
  }
}

/** By the head, which stays when what was published is laid over others: a publication reads again what it changed. */
const ofOne = new WeakMap<object, Record<string, string>>()

function namesOf(one: Item | Bundle | ItemHead | BundleHead): Record<string, string> {
  const known = ofOne.get(one) ?? ('english' in one ? one.english : englishNames(one, one.process))
  ofOne.set(one, known)
  return known
}

/** By the content, as it cannot change. */
const names = new WeakMap<Content, Map<string, string>>()

/**
 * What the city's bodies, places, papers, matters and answers are called in English, by their Chinese: what the pack says, and what
 * follows from it (short names of departments, regions with their district). Where two matters name one thing, the first one's English stands.
 */
export function namesInEnglish(city: Pick<City, 'content'>): Map<string, string> {
  const { content } = city
  const known = names.get(content)
  if (known !== undefined) return known
  const all = new Map(content.english)
  const put = (name: string, en: string | undefined) => void (en && !all.has(name) && all.set(name, en))
  for (const { name, short } of content.departments.values()) put(short, all.get(name))
  for (const { code, name, level, parent } of content.regions.values()) {
    const above = level === 'street' || level === 'community' ? content.regions.get(parent ?? '') : undefined
    const within = above && all.get(regionName(city, above.code))
    const own = all.get(name)
    if (own && within) put(regionName(city, code), `${own}, ${within}`)
  }
  for (const one of [...headsOf<Bundle, BundleHead>(content.bundles), ...basicHeads(content)])
    for (const [name, en] of Object.entries(namesOf(one))) put(name, en)
  names.set(content, all)
  return all
}

/** The name of a licence, or the decision on a matter where nothing else comes out (`deliveries/deliver.ts`). */
export function contentInEnglish(name: string, say: (name: string) => string): string {
  const [, matter] = /^(.+)的决定书$/.exec(name) ?? []
  return matter === undefined ? say(name) : `Decision on ${say(matter)}`
}
