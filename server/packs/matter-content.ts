// SPDX-License-Identifier: Apache-2.0
import type { ContentKind, Reading, Unit } from './content-kind.ts'
import { type Compiled, compileMatter, type MatterFile, type MatterFiles, type MatterPart } from './matter.ts'
import { readMatter } from './read-matter.ts'

/** What is alike in every kind of content whose things are folders with a main file, a form and a process: where they lie, how they are read and compiled. */
export const matterFolders = <N extends string, F extends MatterFile, E, P extends MatterPart<F, E> = MatterPart<F, E>>(
  name: N,
  folder: string,
  files: MatterFiles,
) => ({
  name,
  place: new RegExp(`^${folder}/[^/]+(?=/)`),
  read(unit: Unit, { findings, broken }: Reading): P[] {
    const part = readMatter<F, E>(unit, files, findings)
    if (!part) broken.add(unit.path.slice(`${folder}/`.length))
    return part ? [part as P] : []
  },
  versions: {
    unitOf: (id: string) => `${folder}/${id}`,
    isWhole: (part: P) => part.process !== null && part.compiledForm !== null,
    compile: (part: P): Compiled<N, F, E> => compileMatter(name, part),
  } satisfies ContentKind<P>['versions'],
})

/** Its id may be written once, and what it is called then (zh). */
export const onceById = (called: string) => [
  { at: 'id', called, of: ({ matter }: MatterPart) => ({ part: matter, value: matter.value.id }) },
]
