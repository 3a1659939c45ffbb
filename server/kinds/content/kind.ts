// SPDX-License-Identifier: Apache-2.0
import { type Compiled, type ContentKind, compileTexts, matterFolders, onceById, type VersionFiles } from '../../packs/index.ts'
import { standingOf } from '../queries.ts'
import type { KindPart } from './parts.ts'
import { kindRules } from './rules.ts'
import { type KindExample, type KindFile, kindExample, kindFile } from './schema.ts'
import { faultsAfter, type Succeeding } from './succession.ts'

/** A kind of case that a pack declares. */
export type Kind = Compiled<'kind', KindFile, KindExample>

declare module '../../packs/index.ts' {
  interface Contents {
    caseKinds: Map<string, Kind>
  }
}

type Kept = { id: string; texts: VersionFiles; examples: KindExample[] }

const folders = matterFolders<'kind', KindFile, KindExample, KindPart>('kind', 'kinds', {
  main: 'kind.yaml',
  schema: kindFile,
  example: kindExample,
})

export const kindContent: ContentKind<KindPart, 'caseKinds'> = {
  ...folders,
  as: 'caseKinds',
  gather: (parts) => new Map(parts.map((part) => [part.matter.value.id, folders.versions.compile(part)])),
  keep: {
    plain: ({ caseKinds }) => Array.from(caseKinds.values(), ({ id, files: texts, examples }): Kept => ({ id, texts, examples })),
    revive: (kept) =>
      new Map((kept as Kept[]).map(({ id, texts, examples }) => [id, { ...compileTexts(kindContent, id, texts), examples }])),
  },
  onlyOnce: onceById('办件种类'),
  rules: kindRules,
  succession: {
    living: standingOf,
    faults: (before, after, living) =>
      faultsAfter(before as unknown as Succeeding, after as unknown as Succeeding | null, living),
  },
}
