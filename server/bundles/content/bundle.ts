// SPDX-License-Identifier: Apache-2.0
import { type ExampleFile, exampleFile } from '../../items/index.ts'
import {
  type Compiled,
  type ContentKind,
  compileMatter,
  compileTexts,
  type MatterHead,
  type MatterPart,
  matterHeads,
  OnUse,
  readMatter,
} from '../../packs/index.ts'
import { type BundleFile, bundleFile } from './schema.ts'

export type Bundle = Compiled<'bundle', BundleFile, ExampleFile>
export type BundlePart = MatterPart<BundleFile, ExampleFile>

declare module '../../packs/index.ts' {
  interface Contents {
    bundles: Map<string, Bundle>
  }
}

/** What lists ask of every bundle, without compiling it. */
type Said = Pick<BundleFile, 'lead' | 'lifeStages' | 'theme' | 'serves' | 'channels' | 'parts'>
export type BundleHead = MatterHead<'bundle', ExampleFile> & Said

const headOf = ({ lead, lifeStages, theme, serves, channels, parts }: BundleFile): Said => ({
  ...{ lead, lifeStages, theme, serves, parts },
  ...(channels ? { channels } : {}),
})

const FOLDER = 'bundles'
const files = { main: 'bundle.yaml', schema: bundleFile, example: exampleFile }
const compile = (part: BundlePart): Bundle => compileMatter('bundle', part)

export const bundleContent: ContentKind<BundlePart, 'bundles'> = {
  name: 'bundle',
  as: 'bundles',
  place: /^bundles\/[^/]+(?=\/)/,
  read(unit, { findings, broken }) {
    const part = readMatter<BundleFile, ExampleFile>(unit, files, findings)
    if (!part) broken.add(unit.path.slice(`${FOLDER}/`.length))
    return part ? [part] : []
  },
  gather: (parts) =>
    new OnUse<Bundle, BundleHead>(matterHeads('bundle', parts, headOf), ({ id, files: texts, examples }) => ({
      ...compileTexts(bundleContent, id, texts),
      examples,
    })),
  versions: {
    unitOf: (id) => `${FOLDER}/${id}`,
    isWhole: (part) => part.process !== null && part.compiledForm !== null,
    compile,
  },
  onlyOnce: [{ at: 'id', called: '一件事', of: ({ matter }) => ({ part: matter, value: matter.value.id }) }],
}
