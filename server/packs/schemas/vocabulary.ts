// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { key, list, oneOf, optional, shaped, short, strict, text } from './words.ts'

/** A stage of a person's or a firm's life, under which the portal shows items and bundles. */
export const lifeStage = strict({
  id: short,
  name: short,
  for: optional(oneOf('person', 'firm', 'both')),
  summary: optional(text),
  icon: optional(short),
  order: optional(Type.Integer()),
})

/** What people type, and the words of the catalogue that it stands for. */
export const synonym = strict({ say: list(short, { minItems: 1 }), means: list(short, { minItems: 1 }) })

/** A reason of a rating (好差评): national code, its level from 1 (worst) to 5. */
export const rating = strict({
  code: shaped('^[1-5]\\d\\d$', '3 位代码，首位是满意度等级'),
  level: oneOf(1, 2, 3, 4, 5),
  text: short,
})

/** A list of codes that the city's staff keep: `verified` against its source, or from `knowledge` and to be verified. */
export const dictionary = strict({
  id: key,
  name: short,
  source: text,
  standing: oneOf('verified', 'knowledge'),
  entries: list(Type.Object({ code: short, name: short })),
})

export type Dictionary = Omit<Static<typeof dictionary>, 'entries'> & {
  entries: ({ code: string; name: string } & Record<string, unknown>)[]
}
export type LifeStage = Static<typeof lifeStage>
export type Synonym = Static<typeof synonym>
export type Rating = Static<typeof rating>
