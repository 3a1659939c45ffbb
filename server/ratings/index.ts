// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { closedRatings } from './closed.ts'
import { reasonContent } from './content.ts'
import type { City } from './needs.ts'
import { ratingRefusals } from './refusals.ts'
import { ratingRoutes } from './routes.ts'

export { ratingsOfFigure, type ScoreFigure, scoresBy } from './queries.ts'
export { badRatingSubscriber, ratingTopics, returnVisitJob, visitKind } from './return-visit.ts'

export const ratingsRoom: Room<City, ContentKind> = {
  content: [reasonContent],
  name: 'ratings',
  refusals: ratingRefusals,
  atRest: [closedRatings],
  permissions: { 'rating.read': '查看好差评得分和排名', 'rating.answer': '回访差评、答复整改' },
  routes: ratingRoutes,
}
