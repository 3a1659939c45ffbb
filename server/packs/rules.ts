// SPDX-License-Identifier: Apache-2.0
import { type ContentKind, partsOf } from './content-kind.ts'
import type { Part } from './draft.ts'
import { at } from './draft.ts'
import type { PackFinding } from './finding.ts'
import type { Rule } from './rule.ts'

/** The law of packs, as a list: what holds for every kind, then what each room asks of its own. Schemas and the engine's own findings come before it. */
export const rulesOf = (kinds: readonly ContentKind[]): Rule[] => [
  idsAreUnique(kinds),
  ...kinds.flatMap((kind) => kind.rules ?? []),
]

const idsAreUnique = (kinds: readonly ContentKind[]): Rule => ({
  name: '每个编号只用一次',
  because: '两个东西用同一个名字，引用它的地方就不知道指的是哪一个。',
  codes: ['ID_TWICE'],
  *check(draft) {
    yield* twice(
      draft.packs.map((part) => ({ part, value: part.value.id })),
      'id',
      '内容包',
    )
    for (const kind of kinds)
      for (const { of, at: place, called } of kind.onlyOnce ?? [])
        yield* twice(
          partsOf(draft, kind).map((one) => of(one)),
          place,
          called,
        )
  },
})

/** The second and later parts with the same value of a key; what has none is passed over. */
export function* twice(
  parts: readonly { part: Part<unknown>; value: string | undefined }[],
  place: string,
  called: string,
): Generator<PackFinding> {
  const seen = new Map<string, Part<unknown>>()
  for (const { part, value } of parts) {
    if (value === undefined) continue
    const before = seen.get(value)
    if (before)
      yield at(
        part,
        [place],
        'ID_TWICE',
        `${called}「${value}」已经在 ${before.yaml.file.shown}:${before.yaml.line(before.base)} 用过：请换一个。`,
      )
    else seen.set(value, part)
  }
}

/** What lies in a list inside a part, as parts. */
export const inside = <T>(part: Part<unknown>, key: string, list: readonly T[]): Part<T>[] =>
  list.map((value, n) => ({ value, yaml: part.yaml, base: [...part.base, key, n] }))

/** Makes a check that a name is one of a set. Nothing is said of a name that is not there, nor of one that was broken when it was read. */
export function among(
  broken: ReadonlySet<string>,
  names: Iterable<string>,
  { code, what, where }: { code: string; what: string; where: string },
): (part: Part<unknown>, place: Part<unknown>['base'], name: string | undefined) => Generator<PackFinding> {
  const known = new Set([...names, ...broken])
  return function* (part, place, name) {
    if (name !== undefined && !known.has(name))
      yield at(part, place, code, `没有「${name}」这个${what}：请改正名字，或先在 ${where} 里加上。`)
  }
}
