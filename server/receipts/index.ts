// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import type { City } from './needs.ts'
import { receiptRefusals } from './refusals.ts'
import { receiptRoutes } from './routes.ts'

export { receiptSubscriber } from './issue-receipt.ts'

export const receiptsRoom: Room<City> = {
  name: 'receipts',
  refusals: receiptRefusals,
  permissions: { 'receipt.claim': '为本部门登记报销入账的电子票据' },
  routes: receiptRoutes,
}
