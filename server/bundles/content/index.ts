// SPDX-License-Identifier: Apache-2.0
import { indexMatters } from '../../items/index.ts'
import type { Tx } from '../../kernel/index.ts'
import type { Content } from '../../packs/index.ts'
import { bundleContent } from './bundle.ts'
import { bundlesFillTheirParts, bundlesHandOver } from './bundle-rules.ts'
import { callsNameParts, partsExist } from './call-rules.ts'
import { bundlesHaveTime } from './time-rules.ts'

export const bundlesContent = [
  {
    ...bundleContent,
    index: (tx: Tx, { bundles }: Content) => indexMatters(tx, 'bundle', bundles.values()),
    rules: [partsExist, callsNameParts, bundlesHaveTime, bundlesFillTheirParts, bundlesHandOver],
  },
]
