// SPDX-License-Identifier: Apache-2.0
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.ts'
import { readKindSearch } from './kind-search.ts'

const kinds = createRoute({
  getParentRoute: () => root,
  path: '/kinds',
  component: lazyRouteComponent(() => import('./KindsPage.tsx'), 'KindsPage'),
})
const kind = createRoute({
  getParentRoute: () => root,
  path: '/kinds/$kind',
  validateSearch: readKindSearch,
  component: lazyRouteComponent(() => import('./KindPage.tsx'), 'KindPage'),
})
const opening = createRoute({
  getParentRoute: () => root,
  path: '/kinds/$kind/new',
  component: lazyRouteComponent(() => import('./OpenPage.tsx'), 'OpenPage'),
})

/** The pages of the kinds that packs declare. */
export const kindRoutes = [kinds, kind, opening] as const
