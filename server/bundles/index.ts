// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'
import type { Room } from '../kernel/index.ts'
import { bundleRefusals } from './refusals.ts'
import { bundleRoutes } from './routes.ts'

export { bundleKind } from './matter.ts'
export { countsOf, formOfPart, mergedId, partsOf, publishedBundle, subjectOfBundle } from './subject.ts'

export const bundlesRoom: Room<City> = { name: 'bundles', refusals: bundleRefusals, routes: bundleRoutes }
