// SPDX-License-Identifier: Apache-2.0
import type { FieldFile, RegisterFile } from './schema.ts'

/** A field with what its file leaves unsaid. */
export type RegisterField = FieldFile & {
  grade: 1 | 2 | 3 | 4
  /** graded 3 or higher: closed at rest, masked on screen, found by equality alone */
  isGraded: boolean
  /** the source that is right for it */
  source: string
}

/** `valid`: who asks for a day hears what was linked then. */
export type LinkRule = { from: string; to: string; valid: boolean; exclusive: readonly ('from' | 'to')[] }

/** A register that a pack declares, as a running city uses it. */
export type DeclaredRegister = Omit<RegisterFile, 'fields' | 'link' | 'keys'> & {
  fields: readonly RegisterField[]
  /** by the name of today and by every former one */
  byName: ReadonlyMap<string, RegisterField>
  byId: ReadonlyMap<string, RegisterField>
  /** names of the fields that are its rows' identity; none when a row gets a number of its own */
  keys: readonly string[]
  /** credit code of the department that answers for it */
  ownerCode: string
  /** code of the city, where rows are that say no region */
  wholeRegion: string
  link: LinkRule | undefined
}

/** The two ends of a link are fields like others; their ids are words that no field of a file may have. */
const endsOf = (link: NonNullable<RegisterFile['link']>): FieldFile[] => [
  { id: 'from', name: 'from', title: '从', type: 'row', of: link.from, required: true, index: true },
  { id: 'to', name: 'to', title: '到', type: 'row', of: link.to, required: true, index: true },
]

export const GRADED = 3

/** The file of a register as a city uses it. `ownerCode` is the credit code of its owner. */
export function compileRegister(file: RegisterFile, ownerCode: string, wholeRegion: string): DeclaredRegister {
  const { link, sources } = file
  const fields = [...(link ? endsOf(link) : []), ...file.fields].map((field): RegisterField => {
    const grade = field.grade ?? 1
    return { ...field, grade, isGraded: grade >= GRADED, source: field.source ?? sources[0]?.id ?? '' }
  })
  return {
    ...file,
    fields,
    byName: new Map(fields.flatMap((field) => [field.name, ...(field.former ?? [])].map((name) => [name, field]))),
    byId: new Map(fields.map((field) => [field.id, field])),
    keys: link ? ['from', 'to'] : (file.keys ?? []),
    ownerCode,
    wholeRegion,
    link: link && {
      from: link.from,
      to: link.to,
      valid: link.valid === true,
      exclusive: link.exclusive === 'both' ? ['from', 'to'] : link.exclusive ? [link.exclusive] : [],
    },
  }
}
