// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, type Home } from '../../client/index.ts'

export function HomePage() {
  const { t } = useTranslation()
  const home = useQuery({ queryKey: ['home'], queryFn: ({ signal }) => get<Home>('/home', signal) })
  return (
    <main>
      {t('app.name')}
      {home.data?.frequent.length}
    </main>
  )
}
