// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { type ContentKind, fileKind, key, list, oneOf, type Part, short, strict, text } from '../../packs/index.ts'

/** A list of codes that the city's staff keep: `verified` against its source, or from `knowledge` and to be verified. */
const dictionary = strict({
  id: key,
  name: short,
  source: text,
  standing: oneOf('verified', 'knowledge'),
  entries: list(Type.Object({ code: short, name: short })),
})

export type Dictionary = Omit<Static<typeof dictionary>, 'entries'> & {
  entries: ({ code: string; name: string } & Record<string, unknown>)[]
}

declare module '../../packs/index.ts' {
  interface Contents {
    /** by the name of the file */
    dictionaries: Map<string, Dictionary>
  }
}

const FOLDER = 'dictionaries/'

export const dictionaryContent: ContentKind<Part<Dictionary>, 'dictionaries'> = fileKind({
  name: 'dictionary',
  as: 'dictionaries',
  place: /^dictionaries\/[^/]+\.yaml$/,
  schema: dictionary,
  gather: (_, parts) =>
    new Map(parts.map(({ value, yaml }) => [yaml.file.path.slice(FOLDER.length, -'.yaml'.length), value] as const)),
})
