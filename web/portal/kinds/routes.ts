// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { page, pageOf } from '../root.tsx'

/** What residents and firms report or register: the kinds that packs open to them. */
export const kindRoutes = [
  createRoute({ ...page('/kinds'), component: pageOf(() => import('./KindsPage.tsx'), 'KindsPage') }),
  createRoute({ ...page('/kinds/$kind'), component: pageOf(() => import('./KindPage.tsx'), 'KindPage') }),
  createRoute({ ...page('/kinds/$kind/done/$number'), component: pageOf(() => import('./ReportedPage.tsx'), 'ReportedPage') }),
] as const
