// SPDX-License-Identifier: Apache-2.0
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.ts'

const draws = createRoute({
  getParentRoute: () => root,
  path: '/draws',
  component: lazyRouteComponent(() => import('./DrawsPage.tsx'), 'DrawsPage'),
})
const draw = createRoute({
  getParentRoute: () => root,
  path: '/draws/$id',
  component: lazyRouteComponent(() => import('./DrawPage.tsx'), 'DrawPage'),
})

/** Random draws, for whoever prepares and holds them. */
export const drawRoutes = [draws, draw] as const
