// SPDX-License-Identifier: Apache-2.0
import '../ui/tokens.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { startWords } from '../words/language.ts'
import { portalZh } from '../words/zh-CN.ts'

const root = createRootRoute({ component: Outlet })
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/HomePage.tsx'), 'HomePage'),
})
const router = createRouter({ routeTree: root.addChildren([home]) })

await startWords({ name: 'portal', zh: portalZh, more: { en: async () => (await import('../words/en.ts')).portalEn } })
const place = document.getElementById('root')
if (place !== null)
  createRoot(place).render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
