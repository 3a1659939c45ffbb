// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { page, pageOf } from '../root.tsx'

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const lights = ['red', 'yellow', 'green', 'paused'] as const
export type TasksSearch = { unit?: string; q?: string; light?: (typeof lights)[number] }

/** 待我单位办理: what waits for the units in which I am something, and who is what there. */
export const unitRoutes = [
  createRoute({
    ...page('/my/units'),
    validateSearch: (search): TasksSearch => ({
      unit: text(search.unit),
      q: text(search.q === undefined ? undefined : String(search.q)),
      light: lights.find((one) => one === search.light),
    }),
    component: pageOf(() => import('./UnitsPage.tsx'), 'UnitsPage'),
  }),
  createRoute({
    ...page('/my/units/tasks/$root/$id'),
    component: pageOf(() => import('./UnitTaskPage.tsx'), 'UnitTaskPage'),
  }),
  createRoute({
    ...page('/my/units/members'),
    validateSearch: (search): { unit?: string } => ({ unit: text(search.unit) }),
    component: pageOf(() => import('./MembersPage.tsx'), 'MembersPage'),
  }),
] as const
