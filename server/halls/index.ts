// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { hallsContent } from './content.ts'
import type { City } from './needs.ts'
import { pointRoutes } from './point-routes.ts'
import { hallRefusals } from './refusals.ts'
import { hallRoutes } from './routes.ts'

export { isOpenAtCounter } from './open-case.ts'

export const hallsRoom: Room<City, ContentKind> = {
  name: 'halls',
  refusals: hallRefusals,
  content: hallsContent,
  permissions: {
    'hall.accept': '在综合窗口代申请人收件',
    'hall.print': '打印收件、受理、补正等文书',
    'hall.issue': '在出件窗口发放结果',
  },
  routes: (city) => async (app) => {
    await app.register(hallRoutes(city))
    await app.register(pointRoutes(city))
  },
}
