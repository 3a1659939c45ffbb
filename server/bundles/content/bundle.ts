// SPDX-License-Identifier: Apache-2.0
import {
  type Bundle,
  type BundleFile,
  type BundleHead,
  type BundlePart,
  type BundleSaid,
  bundleFile,
  type ExampleFile,
  exampleFile,
  isWholeInEnglish,
} from '../../items/index.ts'
import { type ContentKind, compileMatter, compileTexts, headsOf, matterHeads, OnUse, readMatter } from '../../packs/index.ts'

declare module '../../packs/index.ts' {
  interface Contents {
    bundles: Map<string, Bundle>
  }
}

function headOf(value: BundleFile, { process, form }: BundlePart): BundleSaid & { isInternational: boolean } {
  const { lead, lifeStages, theme, serves, channels, parts, limits, summary, visits, aka, en } = value
  return {
    ...{ lead, lifeStages, theme, serves, parts, limits, summary },
    ...(channels ? { channels } : {}),
    ...(visits === undefined ? {} : { visits }),
    ...(aka ? { aka } : {}),
    ...(en ? { en } : {}),
    isInternational: isWholeInEnglish({ value, process: process?.definition, form: form?.value }),
  }
}

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
  gather: (parts) => bundlesOnUse(matterHeads('bundle', parts, headOf)),
  keep: {
    plain: (content) => [...headsOf<Bundle, BundleHead>(content.bundles)],
    revive: (heads) => bundlesOnUse(new Map((heads as BundleHead[]).map((one) => [one.id, one]))),
  },
  versions: {
    unitOf: (id) => `${FOLDER}/${id}`,
    isWhole: (part) => part.process !== null && part.compiledForm !== null,
    compile,
  },
  onlyOnce: [{ at: 'id', called: '一件事', of: ({ matter }) => ({ part: matter, value: matter.value.id }) }],
}

function bundlesOnUse(heads: Map<string, BundleHead>): OnUse<Bundle, BundleHead> {
  return new OnUse(heads, ({ id, files: texts, examples }) => ({ ...compileTexts(bundleContent, id, texts), examples }))
}
