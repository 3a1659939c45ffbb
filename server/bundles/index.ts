// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'
import type { Room } from '../kernel/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { bundlesContent } from './content/index.ts'
import { bundleRefusals } from './refusals.ts'
import { bundleRoutes } from './routes.ts'

export { type Bundle, type BundleHead, type BundlePart, bundleContent } from './content/bundle.ts'
export type { BundleFile } from './content/schema.ts'
export { bundleKind } from './matter.ts'
export { countsOf, formOfPart, mergedId, partsOf, publishedBundle, subjectOfBundle } from './subject.ts'

export const bundlesRoom: Room<City, ContentKind> = {
  content: bundlesContent,
  name: 'bundles',
  refusals: bundleRefusals,
  routes: bundleRoutes,
}
