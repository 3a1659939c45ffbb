// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import { closedBills } from './closed.ts'
import type { City } from './needs.ts'
import { paymentRefusals } from './refusals.ts'
import { paymentRoutes } from './routes.ts'

export { paymentTopics, signCallback } from './pay.ts'
export { type Bill, billsOfCase, findBillByNumber } from './queries.ts'
export { endedCaseSubscriber, refundJob } from './refund.ts'

export const paymentsRoom: Room<City> = {
  name: 'payments',
  refusals: paymentRefusals,
  atRest: [closedBills],
  permissions: { 'payment.read': '查看收费对账', 'payment.refund': '提出、复核本部门收费的退款（提出人不能自己复核）' },
  routes: paymentRoutes,
}
