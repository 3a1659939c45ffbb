// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { bundlesContent } from './content/index.ts'
import type { City } from './needs.ts'
import { bundleRefusals } from './refusals.ts'
import { bundleRoutes } from './routes.ts'

export { bundleContent } from './content/bundle.ts'
export { bundleKind, bundleVersion } from './matter.ts'
export { formOfPart, partsOf, publishedBundle, subjectOfBundle } from './subject.ts'

export const bundlesRoom: Room<City, ContentKind> = {
  content: bundlesContent,
  name: 'bundles',
  refusals: bundleRefusals,
  routes: bundleRoutes,
}
