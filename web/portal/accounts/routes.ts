// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { page, pageOf } from '../root.tsx'

/** 我的账户: what stands in them, and with `account` the statement of one. */
export const accountRoutes = [
  createRoute({
    ...page('/my/accounts'),
    validateSearch: (search): { account?: string } => ({
      account: typeof search.account === 'string' && search.account !== '' ? search.account : undefined,
    }),
    component: pageOf(() => import('./AccountsPage.tsx'), 'AccountsPage'),
  }),
] as const
