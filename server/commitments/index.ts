// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import type { City } from './needs.ts'
import { commitmentRefusals } from './refusals.ts'
import { commitmentRoutes } from './routes.ts'

export { handedJob, handedSubscriber } from './handed.ts'
export { commitmentKind } from './matter.ts'
export { commitmentsOf } from './mine.ts'
export { commitmentRow } from './routes.ts'
export { commitmentTopics } from './topics.ts'
export { voidJob, voidSubscriber } from './void.ts'

export const commitmentsRoom: Room<City> = { name: 'commitments', refusals: commitmentRefusals, routes: commitmentRoutes }
