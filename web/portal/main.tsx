// SPDX-License-Identifier: Apache-2.0
import '../ui/tokens.css'
import '../ui/base.css'
import './portal.css'
import './print.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { joined, startWords } from '../words/language.ts'
import { portalZh } from '../words/zh-CN.ts'
import { restoreCare } from './frame/care.ts'
import { unfoldForPrint } from './frame/unfold-for-print.ts'
import { router } from './routes.tsx'

restoreCare()
unfoldForPrint()
await startWords({
  name: 'portal',
  zh: portalZh,
  rest: async () => {
    const [pages, mine, access] = await Promise.all([
      import('../words/zh-CN-pages.ts'),
      import('../words/zh-CN-mine.ts'),
      import('../words/zh-CN-access.ts'),
    ])
    return joined(joined(pages.portalPagesZh, mine.portalMineZh), access.portalAccessZh)
  },
  more: {
    en: async () => {
      const [all, mine, access] = await Promise.all([
        import('../words/en.ts'),
        import('../words/en-mine.ts'),
        import('../words/en-access.ts'),
      ])
      return joined(joined(all.portalEn, mine.portalMineEn), access.portalAccessEn)
    },
  },
})

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
