// SPDX-License-Identifier: Apache-2.0
import '../ui/tokens.css'
import '../ui/base.css'
import './portal.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { startWords } from '../words/language.ts'
import { portalZh } from '../words/zh-CN.ts'
import { restoreCare } from './frame/care.ts'
import { router } from './routes.tsx'

restoreCare()
await startWords({ name: 'portal', zh: portalZh, more: { en: async () => (await import('../words/en.ts')).portalEn } })

// the client itself tries again what may be tried again
const questions = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 5_000 } },
})
const place = document.getElementById('root')
if (place !== null)
  createRoot(place).render(
    <QueryClientProvider client={questions}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
