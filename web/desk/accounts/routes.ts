// SPDX-License-Identifier: Apache-2.0
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.ts'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** 账户: the types, the accounts of one, and the statement of one account. */
export const accountRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/accounts',
    validateSearch: (search: Record<string, unknown>): { type?: string; account?: string } => ({
      type: text(search.type),
      account: text(search.account),
    }),
    component: lazyRouteComponent(() => import('./AccountsPage.tsx'), 'AccountsPage'),
  }),
] as const
