// SPDX-License-Identifier: Apache-2.0
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import zh from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { isProblem, isSignedOut } from '../client/index.ts'
import '../ui/tokens.css'
import { sessionQuery } from './doors/session.ts'
import { router } from './router.tsx'
import './styles/frame.css'
import './styles/work.css'
import './styles/case.css'
import './styles/evidence.css'
import './styles/pages.css'
import { deskTheme } from './theme.ts'
import { words } from './words/index.ts'

// a session that ended shows the sign-in page at once; what was typed stays in its draft
const onError = (error: unknown) => {
  if (isSignedOut(error)) void client.invalidateQueries({ queryKey: sessionQuery.queryKey })
}
const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    // the client itself tries reads again when the server is away; what was refused is not asked twice
    queries: { retry: (count, error) => count < 1 && !isProblem(error), refetchOnWindowFocus: true, staleTime: 5_000 },
  },
})

const root = document.getElementById('root')
if (root === null) throw new Error('desk.html has no #root')
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={words}>
      <ConfigProvider locale={zh} theme={deskTheme} button={{ autoInsertSpace: false }}>
        <App notification={{ placement: 'bottomLeft' }} message={{ maxCount: 2 }}>
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </I18nextProvider>
  </StrictMode>,
)
