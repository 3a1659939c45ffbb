// SPDX-License-Identifier: Apache-2.0
import {
  type Bundle,
  type BundleFile,
  type BundleHead,
  type BundlePart,
  type BundleSaid,
  bundleFile,
  type ExampleFile,
  englishNames,
  exampleFile,
  isWholeInEnglish,
} from '../../items/index.ts'
import {
  type ContentKind,
  compileTexts,
  headsOf,
  matterFolders,
  matterHeads,
  OnUse,
  onceById,
  plainHeads,
  revivedHeads,
} from '../../packs/index.ts'

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

export const bundleContent: ContentKind<BundlePart, 'bundles'> = {
  ...matterFolders<'bundle', BundleFile, ExampleFile>('bundle', 'bundles', {
    main: 'bundle.yaml',
    schema: bundleFile,
    example: exampleFile,
  }),
  as: 'bundles',
  gather: (parts) =>
    bundlesOnUse(
      matterHeads('bundle', parts, headOf, (value, { process }) => ({ english: englishNames(value, process?.definition) })),
    ),
  keep: {
    plain: ({ bundles }) => plainHeads(headsOf<Bundle, BundleHead>(bundles)),
    revive: (plain) => bundlesOnUse(revivedHeads<BundleHead>(plain)),
  },
  onlyOnce: onceById('一件事'),
}

function bundlesOnUse(heads: Map<string, BundleHead>): OnUse<Bundle, BundleHead> {
  return new OnUse(heads, ({ id, files: texts, examples }) => ({ ...compileTexts(bundleContent, id, texts), examples }))
}
