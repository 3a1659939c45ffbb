// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Page } from '../frame/Page.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { kindsOpen } from './door.ts'
import { KindList } from './KindList.tsx'

/** Everything that can be reported or registered with the city. */
export function KindsPage() {
  const { t } = useTranslation()
  const kinds = useQuery(kindsOpen())
  return (
    <Page title={t('kinds.title')} lead={t('kinds.lead')}>
      {kinds.isError && <Trouble error={kinds.error} again={() => void kinds.refetch()} />}
      {kinds.isLoading && <Waiting />}
      {kinds.data?.length === 0 && <p className="paper">{t('kinds.none')}</p>}
      {kinds.data && kinds.data.length > 0 && <KindList />}
    </Page>
  )
}
