// SPDX-License-Identifier: Apache-2.0
import { comparable } from '@chengshu/engine'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { pinyin } from 'pinyin-pro'
import { foldScript } from '../kernel/index.ts'
import type { Synonym } from './content/vocabulary.ts'

let cutter: Jieba | undefined

/** A text as it is searched: width, case, unseen signs and the script do not count. */
export const searchable = (text: string): string => foldScript(comparable(text))

/** Words of a Chinese text for searching: long words and the shorter ones inside them. The dictionary is loaded at the first use. */
export function cut(text: string): string[] {
  cutter ??= Jieba.withDict(dict)
  return cutter
    .cutForSearch(searchable(text), true)
    .map((word) => word.trim())
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** Loads the dictionary before anybody searches: the first would wait for it, and everybody with her. */
export const prepareSearch = (): void => void cut('办事')

/** A lexeme inside tsvector and tsquery texts: quoted, with quotes and backslashes doubled. */
const lexeme = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** A weighted tsvector text: names weigh most (A), other words of the people next (B), summaries least (D). */
export function vectorOf(parts: { text: string; weight: 'A' | 'B' | 'D' }[]): string {
  const places: string[] = []
  let place = 1
  for (const { text, weight } of parts)
    for (const word of cut(text)) {
      if (place > 16_000) break
      places.push(`${lexeme(word)}:${place++}${weight}`)
    }
  return places.join(' ')
}

/** How names sound, from each of their characters on: full pinyin and initials, so that “spjy” and “jingying” both find 食品经营. */
export function soundsOf(names: string[]): string {
  const found = new Set<string>()
  for (const name of names) {
    const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed' }) as string[]
    for (let from = 0; from < syllables.length; from++) {
      const rest = syllables.slice(from)
      found.add(rest.join('').slice(0, 60))
      found.add(rest.map((one) => one[0] ?? '').join(''))
    }
  }
  return [...found]
    .filter((sound) => sound.length > 1)
    .map(lexeme)
    .join(' ')
}

/** What a person typed as tsquery texts: any of its words, any of the catalogue's words that it stands for, or how it sounds. */
export function queryOf(typed: string, synonyms: Synonym[]): { words: string; sounds: string } {
  const text = searchable(typed).slice(0, 60)
  const meant = synonyms
    .filter((one) => one.say.some((say) => text.includes(searchable(say)) || (text.length > 1 && searchable(say).includes(text))))
    .flatMap((one) => one.means)
  const groups = [cut(text), ...meant.map(cut)].filter((words) => words.length > 0)
  const words = groups.map((group) => `(${[...new Set(group)].map(lexeme).join(' & ')})`)
  const single = [...new Set(cut(text))].filter((word) => word.length > 1).map(lexeme)
  const sound = text.replaceAll(/[^a-z]/g, '')
  return {
    words: [...words, ...single].join(' | '),
    sounds: sound.length > 1 && /^[a-z\s']+$/.test(text) ? `${lexeme(sound)}:*` : '',
  }
}
