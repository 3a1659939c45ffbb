// SPDX-License-Identifier: Apache-2.0
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { accountRoutes } from './accounts/routes.ts'
import { drawRoutes } from './draws/routes.ts'
import { ProblemNotice } from './frame/ProblemNotice.tsx'
import { gateRoutes } from './gates/routes.ts'
import { kindRoutes } from './kinds/routes.ts'
import { readRowsAddress } from './registers/row-search.ts'
import { root } from './root.ts'
import { readWorkSearch } from './work/work-search.ts'

const workRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: readWorkSearch,
  component: lazyRouteComponent(() => import('./work/WorkPage.tsx'), 'WorkPage'),
})
const caseRoute = createRoute({
  getParentRoute: () => root,
  path: '/cases/$root/$id',
  component: lazyRouteComponent(() => import('./case/CasePage.tsx'), 'CasePage'),
})
const counterRoute = createRoute({
  getParentRoute: () => root,
  path: '/counter',
  validateSearch: (search: Record<string, unknown>): { draft?: string } =>
    typeof search.draft === 'string' ? { draft: search.draft } : {},
  component: lazyRouteComponent(() => import('./counter/CounterPage.tsx'), 'CounterPage'),
})
const helpRoute = createRoute({
  getParentRoute: () => root,
  path: '/help',
  validateSearch: (search: Record<string, unknown>): { draft?: string } =>
    typeof search.draft === 'string' ? { draft: search.draft } : {},
  component: lazyRouteComponent(() => import('./help/HelpPage.tsx'), 'HelpPage'),
})
const coverageRoute = createRoute({
  getParentRoute: () => root,
  path: '/coverage',
  component: lazyRouteComponent(() => import('./coverage/CoveragePage.tsx'), 'CoveragePage'),
})
const issueRoute = createRoute({
  getParentRoute: () => root,
  path: '/issue',
  component: lazyRouteComponent(() => import('./counter/IssuePage.tsx'), 'IssuePage'),
})
const supervisionRoute = createRoute({
  getParentRoute: () => root,
  path: '/supervision',
  component: lazyRouteComponent(() => import('./supervision/SupervisionPage.tsx'), 'SupervisionPage'),
})
const urgingsRoute = createRoute({
  getParentRoute: () => root,
  path: '/urgings',
  component: lazyRouteComponent(() => import('./supervision/UrgingsPage.tsx'), 'UrgingsPage'),
})
const paymentsRoute = createRoute({
  getParentRoute: () => root,
  path: '/payments',
  component: lazyRouteComponent(() => import('./payments/DayBookPage.tsx'), 'DayBookPage'),
})
const registersRoute = createRoute({
  getParentRoute: () => root,
  path: '/registers',
  component: lazyRouteComponent(() => import('./registers/RegistersPage.tsx'), 'RegistersPage'),
})
const rowsRoute = createRoute({
  getParentRoute: () => root,
  path: '/registers/$register',
  validateSearch: readRowsAddress,
  component: lazyRouteComponent(() => import('./registers/RowsPage.tsx'), 'RowsPage'),
})
const importRoute = createRoute({
  getParentRoute: () => root,
  path: '/registers/$register/import',
  component: lazyRouteComponent(() => import('./registers/ImportPage.tsx'), 'ImportPage'),
})
const rowRoute = createRoute({
  getParentRoute: () => root,
  path: '/registers/$register/rows/$key',
  component: lazyRouteComponent(() => import('./registers/RowPage.tsx'), 'RowPage'),
})
const auditRoute = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: lazyRouteComponent(() => import('./audit/AuditPage.tsx'), 'AuditPage'),
})
const securityRoute = createRoute({
  getParentRoute: () => root,
  path: '/security',
  component: lazyRouteComponent(() => import('./security/SecurityPage.tsx'), 'SecurityPage'),
})
const peopleRoute = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => import('./people/PeoplePage.tsx'), 'PeoplePage'),
})
const operationsRoute = createRoute({
  getParentRoute: () => root,
  path: '/operations',
  component: lazyRouteComponent(() => import('./operations/OperationsPage.tsx'), 'OperationsPage'),
})

const studioRoute = createRoute({
  getParentRoute: () => root,
  path: '/studio',
  component: lazyRouteComponent(() => import('./studio/StudioPage.tsx'), 'StudioPage'),
})
const differencesRoute = createRoute({
  getParentRoute: () => root,
  path: '/studio/items/$id/differences',
  component: lazyRouteComponent(() => import('./studio/DifferencesPage.tsx'), 'DifferencesPage'),
})
const draftRoute = createRoute({
  getParentRoute: () => root,
  path: '/studio/drafts/$id',
  component: lazyRouteComponent(() => import('./studio/DraftPage.tsx'), 'DraftPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    workRoute,
    caseRoute,
    counterRoute,
    helpRoute,
    coverageRoute,
    issueRoute,
    supervisionRoute,
    urgingsRoute,
    paymentsRoute,
    registersRoute,
    rowsRoute,
    importRoute,
    rowRoute,
    auditRoute,
    securityRoute,
    peopleRoute,
    operationsRoute,
    studioRoute,
    differencesRoute,
    draftRoute,
    ...drawRoutes,
    ...kindRoutes,
    ...gateRoutes,
    ...accountRoutes,
  ]),
  basepath: '/desk',
  // everything in an address is text: a case number of 23 digits is not a number
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch,
  defaultPreload: false,
  defaultPendingComponent: () => <Skeleton className="loading" active paragraph={{ rows: 8 }} />,
  defaultErrorComponent: ({ error, reset }) => (
    <div className="lone">
      <ProblemNotice error={error} again={reset} />
    </div>
  ),
})

function stringifySearch(search: Record<string, unknown>): string {
  const text = new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString()
  return text === '' ? '' : `?${text}`
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
