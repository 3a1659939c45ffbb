// SPDX-License-Identifier: Apache-2.0
import { type Bundle, type BundleHead, indexMatters } from '../../items/index.ts'
import type { Tx } from '../../kernel/index.ts'
import { type Content, headsOf } from '../../packs/index.ts'
import { bundleContent } from './bundle.ts'
import { bundlesFillTheirParts, bundlesHandOver } from './bundle-rules.ts'
import { callsNameParts, partsExist } from './call-rules.ts'
import { bundlesHaveTime } from './time-rules.ts'

export const bundlesContent = [
  {
    ...bundleContent,
    index: (tx: Tx, { bundles }: Content) => indexMatters(tx, 'bundle', headsOf<Bundle, BundleHead>(bundles)),
    rules: [partsExist, callsNameParts, bundlesHaveTime, bundlesFillTheirParts, bundlesHandOver],
  },
]
