// SPDX-License-Identifier: Apache-2.0
import { type Bundle, type BundleHead, indexMatter, indexMatters } from '../../items/index.ts'
import type { Tx } from '../../kernel/index.ts'
import { type Content, headsOf, type Versioned } from '../../packs/index.ts'
import { bundleContent } from './bundle.ts'
import { bundlesFillTheirParts, bundlesHandOver } from './bundle-rules.ts'
import { callsNameParts, partsExist } from './call-rules.ts'
import { bundlesHaveTime } from './time-rules.ts'

export const bundlesContent = [
  {
    ...bundleContent,
    index: (tx: Tx, { bundles }: Content) => indexMatters(tx, 'bundle', headsOf<Bundle, BundleHead>(bundles)),
    indexOne: (tx: Tx, made: Versioned) => indexMatter(tx, made as Bundle),
    rules: [partsExist, callsNameParts, bundlesHaveTime, bundlesFillTheirParts, bundlesHandOver],
  },
]
