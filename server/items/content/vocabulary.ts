// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { type ContentKind, fileKind, list, listKind, oneOf, optional, type Part, short, strict, text } from '../../packs/index.ts'
import { type Grounds, grounds } from './schema.ts'

/** A stage of a person's or a firm's life, under which the portal shows items and bundles. */
const lifeStage = strict({
  id: short,
  name: short,
  for: optional(oneOf('person', 'firm', 'both')),
  summary: optional(text),
  icon: optional(short),
  order: optional(Type.Integer()),
})

/** What people type, and the words of the catalogue that it stands for. */
const synonym = strict({ say: list(short, { minItems: 1 }), means: list(short, { minItems: 1 }) })

/** What the city's bodies, places, papers and answers are called in English, by their Chinese. */
const phrases = Type.Record(Type.String({ minLength: 1 }), short)

export type Phrases = Static<typeof phrases>
export type LifeStage = Static<typeof lifeStage>
export type Synonym = Static<typeof synonym>

declare module '../../packs/index.ts' {
  interface Contents {
    lifeStages: LifeStage[]
    synonyms: Synonym[]
    /** what bodies, places, papers and answers are called in English, by their Chinese */
    english: Map<string, string>
    /** grounds that every item has; an item's own come on top (groundsOf) */
    grounds: Required<Grounds>
  }
}

export const lifeStageContent: ContentKind<Part<LifeStage>, 'lifeStages'> = listKind({
  name: 'life-stage',
  as: 'lifeStages',
  place: /^words\/life-stages\.yaml$/,
  schema: lifeStage,
  once: { id: '人生阶段' },
  gather: (stages) => stages,
})

export const synonymContent: ContentKind<Part<Synonym>, 'synonyms'> = listKind({
  name: 'synonym',
  as: 'synonyms',
  place: /^words\/synonyms\.yaml$/,
  schema: synonym,
  gather: (synonyms) => synonyms,
})

export const phraseContent: ContentKind<Part<Phrases>, 'english'> = fileKind({
  name: 'phrases',
  as: 'english',
  place: /^words\/english-[a-z]+\.yaml$/,
  schema: phrases,
  gather: (all) => new Map(all.flatMap((one) => Object.entries(one))),
})

export const groundsContent: ContentKind<Part<Grounds>, 'grounds'> = fileKind({
  name: 'grounds',
  as: 'grounds',
  place: /^grounds\.yaml$/,
  schema: grounds,
  gather: (all) => ({
    refuse: all.flatMap((one) => one.refuse ?? []),
    deny: all.flatMap((one) => one.deny ?? []),
    supplement: all.flatMap((one) => one.supplement ?? []),
    suspend: all.flatMap((one) => one.suspend ?? []),
  }),
})
