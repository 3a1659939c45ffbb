// SPDX-License-Identifier: Apache-2.0

/** A question of a form, or a line of a list in it, as far as its choices may come from the city. */
export type Question = {
  'x-of'?: unknown
  'x-file'?: unknown
  'x-checklist'?: unknown
  properties?: Record<string, Question>
  items?: Question
} & Record<string, unknown>

/** From which tables of the city a question may take its choices. */
export const TABLES = ['departments']

/** What is written after `x-of` anywhere in a form: the pack check asks whether it is known. */
export function namedTables(schema: object): unknown[] {
  const { 'x-of': of, properties, items } = schema as Question
  return [
    ...(of === undefined ? [] : [of]),
    ...Object.values(properties ?? {}).flatMap(namedTables),
    ...(items === undefined ? [] : namedTables(items)),
  ]
}

/** What a question may ask for as a file, and which kinds of file answer it. */
export const FILES = { photo: ['jpg', 'png', 'heic'], paper: ['pdf', 'ofd', 'jpg', 'png'] }
export type FileSort = keyof typeof FILES
