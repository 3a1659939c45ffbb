// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { closedPostings } from './closed.ts'
import { accountContent, accountsAreWhole, debtsSayWhy, personsAreNotScored } from './content.ts'
import type { City } from './needs.ts'
import { accountRefusals } from './refusals.ts'
import { accountRoutes } from './routes.ts'

export { isSameUnit, sayAmount } from './account.ts'
export { accountContent } from './content.ts'
export { balancesNamed } from './named.ts'
export { accountSweep } from './sweep.ts'
export { accountTopics, postedOf } from './topics.ts'

export const accountsRoom: Room<City, ContentKind> = {
  name: 'accounts',
  content: [{ ...accountContent, rules: [accountsAreWhole, debtsSayWhy, personsAreNotScored] }],
  refusals: accountRefusals,
  permissions: { 'account.read': '查看账户和流水（账户写明的岗位；本部门自己的账户）' },
  atRest: [closedPostings],
  routes: accountRoutes,
}
