// SPDX-License-Identifier: Apache-2.0
import { sayLimit } from '@chengshu/engine'
import type { Tx } from '../kernel/index.ts'
import { headOf } from '../packs/index.ts'
import type { Bundle, BundleHead } from './content/bundle-schema.ts'
import type { Item } from './content/item.ts'
import type { ItemHead } from './content/item-heads.ts'
import { englishCard } from './english.ts'
import { levelNames } from './guide.ts'
import type { City } from './needs.ts'
import { dropEntry, dropOtherEntries, type Entry, putEntries, searchEntries } from './queries.ts'
import { departmentOf } from './subject.ts'
import { queryOf, searchable, soundsOf, vectorOf } from './words.ts'

export type Listed = Item | ItemHead | Bundle | BundleHead

/** What is in the content under this id, as lists need it. */
export const listed = ({ content }: Pick<City, 'content'>, kind: string, id: string): Listed | undefined =>
  (kind === 'bundle' ? headOf(content.bundles, id) : headOf(content.items, id)) as Listed | undefined

/** People find the basic item; which body carries it out follows from the place. */
const isFound = (one: Listed): boolean => one.state === 'published' && !('of' in one && one.of !== undefined)

const entryOf = (one: Listed): Entry => ({
  id: one.id,
  name: one.name,
  words: vectorOf([
    { text: one.name, weight: 'A' },
    { text: [...(one.aka ?? []), one.en?.name ?? '', ...(one.en?.aka ?? [])].join(' '), weight: 'B' },
    { text: `${one.summary} ${one.theme} ${one.lifeStages.join(' ')} ${one.en?.summary ?? ''}`, weight: 'D' },
  ]),
  sounds: soundsOf([one.name, ...(one.aka ?? [])]),
})

/** Brings the search index of one kind up to what is published of it. */
export async function indexMatters(tx: Tx, kind: 'item' | 'bundle', all: Iterable<Listed>): Promise<void> {
  const entries = Array.from(all).filter(isFound).map(entryOf)
  await dropOtherEntries(
    tx,
    kind,
    entries.map(({ id }) => id),
  )
  await putEntries(tx, kind, entries)
}

/** The same for one version that has become the current one. */
export async function indexMatter(tx: Tx, one: Listed): Promise<void> {
  if (isFound(one)) await putEntries(tx, one.kind, [entryOf(one)])
  else await dropEntry(tx, one.kind, one.id)
}

/** What lists say of an item or a bundle: all of it is in its head, so that a list compiles nothing. */
export function cardOf(city: City, one: Listed) {
  const isItem = one.kind === 'item'
  return {
    kind: one.kind,
    id: one.id,
    name: one.name,
    summary: one.summary,
    department: departmentOf(city, isItem ? one.department : one.lead).name,
    handling: isItem && one.handling === 'instant' ? '即办件' : '承诺件',
    promised: sayLimit(one.limits.promised),
    visits: one.visits ?? 0,
    online: (one.channels ?? ['portal']).includes('portal'),
    automatic: isItem && one.automatic === true,
    en: englishCard(one),
    level: isItem ? (levelNames[one.level] ?? one.level) : '',
  }
}

/** Finds what a person means: by words (segmented), by what people say instead (synonyms), by sound (pinyin, initials). */
export async function search(city: City, typed: string, kind?: 'item' | 'bundle') {
  const { words, sounds } = queryOf(typed, city.content.synonyms)
  const hits = words === '' && sounds === '' ? [] : await searchEntries(city.sql, words, sounds, 40)
  const rows = hits.flatMap((hit) => {
    const found = listed(city, hit.kind, hit.id)
    if (found?.state !== 'published' || (kind && kind !== hit.kind)) return []
    return [{ ...cardOf(city, found), why: whyOf(found, typed) }]
  })
  const suggestions = rows.length > 0 ? [] : city.content.lifeStages.slice(0, 4).map((stage) => stage.name)
  return { rows: rows.slice(0, 20), suggestions }
}

/** The other name that matched, so that the person sees why this is here. */
function whyOf(found: Listed, typed: string): string {
  const text = searchable(typed)
  if (searchable(found.name).includes(text)) return ''
  const meets = (name: string) => searchable(name).includes(text) || text.includes(searchable(name))
  return [...(found.aka ?? []), ...(found.en?.aka ?? [])].find(meets) ?? ''
}
