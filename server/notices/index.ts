// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import { closedMessages, closedNotices, protectedMobiles } from './closed.ts'
import type { City } from './needs.ts'
import { noticeRoutes } from './routes.ts'

export { noticeSubscriber, signInSubscriber, smsJob, unitNoticeSubscriber } from './notify.ts'
export { noticeSweep } from './sweep-notices.ts'

export const noticesRoom: Room<City> = {
  name: 'notices',
  atRest: [closedNotices, closedMessages, protectedMobiles],
  routes: noticeRoutes,
}
