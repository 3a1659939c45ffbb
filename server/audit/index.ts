// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import { protectedExports } from './exports.ts'
import type { City } from './needs.ts'
import { auditRefusals } from './refusals.ts'
import { auditRoutes } from './routes.ts'

export const auditRoom: Room<City> = {
  name: 'audit',
  refusals: auditRefusals,
  atRest: [protectedExports],
  permissions: {
    'ledger.read': '查询审计记录（查询本身也记录，本人看得到）',
    'ledger.export': '申请导出审计记录，经另一人同意后取得',
    'ledger.release': '同意或驳回别人导出审计记录的申请',
  },
  routes: auditRoutes,
}
