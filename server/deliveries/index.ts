// SPDX-License-Identifier: Apache-2.0
import type { Topic } from '../cases/index.ts'
import type { Room } from '../kernel/index.ts'
import { closedParcels } from './closed.ts'
import { begin } from './deliver.ts'
import type { City } from './needs.ts'
import { deliveryRefusals } from './refusals.ts'
import { deliveryRoutes } from './routes.ts'
import { undeliveredTopics } from './undelivered.ts'

export { courierJob, courierSubscriber } from './courier.ts'
export { undeliveredKind } from './undelivered.ts'

export const deliveryTopics: Topic[] = [begin, ...undeliveredTopics]

export const deliveriesRoom: Room<City> = {
  name: 'deliveries',
  refusals: deliveryRefusals,
  atRest: [closedParcels],
  routes: deliveryRoutes,
}
