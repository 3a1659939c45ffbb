// SPDX-License-Identifier: Apache-2.0
import { type Compiled, type ContentKind, compileMatter, compileTexts, readMatter, type VersionFiles } from '../../packs/index.ts'
import type { KindPart } from './parts.ts'
import { kindRules } from './rules.ts'
import { type KindExample, type KindFile, kindExample, kindFile } from './schema.ts'

/** A kind of case that a pack declares. */
export type Kind = Compiled<'kind', KindFile, KindExample>

declare module '../../packs/index.ts' {
  interface Contents {
    caseKinds: Map<string, Kind>
  }
}

type Kept = { id: string; texts: VersionFiles; examples: KindExample[] }

const FOLDER = 'kinds'
const files = { main: 'kind.yaml', schema: kindFile, example: kindExample }
const compile = (part: KindPart): Kind => compileMatter('kind', part)

export const kindContent: ContentKind<KindPart, 'caseKinds'> = {
  name: 'kind',
  as: 'caseKinds',
  place: /^kinds\/[^/]+(?=\/)/,
  read(unit, { findings, broken }) {
    const part = readMatter<KindFile, KindExample>(unit, files, findings)
    if (!part) broken.add(unit.path.slice(`${FOLDER}/`.length))
    return part ? [part] : []
  },
  gather: (parts) => new Map(parts.map((part) => [part.matter.value.id, compile(part)])),
  keep: {
    plain: ({ caseKinds }) => Array.from(caseKinds.values(), ({ id, files: texts, examples }): Kept => ({ id, texts, examples })),
    revive: (kept) =>
      new Map((kept as Kept[]).map(({ id, texts, examples }) => [id, { ...compileTexts(kindContent, id, texts), examples }])),
  },
  onlyOnce: [{ at: 'id', called: '办件种类', of: ({ matter }) => ({ part: matter, value: matter.value.id }) }],
  rules: kindRules,
  versions: {
    unitOf: (id) => `${FOLDER}/${id}`,
    isWhole: (part) => part.process !== null && part.compiledForm !== null,
    compile,
  },
}
