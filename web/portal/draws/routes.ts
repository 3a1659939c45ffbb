// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { page, pageOf } from '../root.tsx'

/** Random draws, for anybody to look at and do again. */
export const drawRoutes = [
  createRoute({ ...page('/draws'), component: pageOf(() => import('./DrawsPage.tsx'), 'DrawsPage') }),
  createRoute({ ...page('/draws/$id'), component: pageOf(() => import('./DrawPage.tsx'), 'DrawPage') }),
] as const
