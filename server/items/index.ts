// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'
import type { Room } from '../kernel/index.ts'
import { itemRefusals } from './refusals.ts'
import { itemRoutes } from './routes.ts'

export { usageSubscriber } from './catalogue.ts'
export { type Body, basicOf, bodiesOf, bodyView, type Competence, competenceOf, mayChoose } from './competence.ts'
export { bundleCommon, materialOfGuide } from './guide.ts'
export { applicationKind, itemVersion, matterOfItem } from './matter.ts'
export { regionName, regionOf } from './place.ts'
export { commonGuide } from './schemas.ts'
export { cardOf, indexItems } from './search.ts'
export {
  type Answers,
  type AskedMaterial,
  demandInForce,
  departmentOf,
  evaluate,
  isWanted,
  publishedItem,
  type Subject,
  subjectOfItem,
} from './subject.ts'

export const itemsRoom: Room<City> = {
  name: 'items',
  refusals: itemRefusals,
  permissions: { 'item.read': '查看事项库的全部版本' },
  routes: itemRoutes,
}
