// SPDX-License-Identifier: Apache-2.0
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.ts'

const gates = createRoute({
  getParentRoute: () => root,
  path: '/gates',
  component: lazyRouteComponent(() => import('./GatesPage.tsx'), 'GatesPage'),
})
const gate = createRoute({
  getParentRoute: () => root,
  path: '/gates/$gate',
  component: lazyRouteComponent(() => import('./GatePage.tsx'), 'GatePage'),
})

/** The gates that stand, and what each has refused. */
export const gateRoutes = [gates, gate] as const
