// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { positionKeys, waitingAppointments } from '../doors/positions.ts'
import { Officers } from './Officers.tsx'
import { WaitingAppointments } from './WaitingAppointments.tsx'

/** Who holds which position until when. Nobody grants alone: one asks, another grants. */
export function PeoplePage() {
  const { t } = useTranslation()
  const waiting = useQuery({ queryKey: positionKeys.waiting, queryFn: waitingAppointments, refetchInterval: 30_000 })
  const count = waiting.data?.length ?? 0
  return (
    <div className="page">
      <h1>{t('people.title')}</h1>
      <p className="muted page-note">{t('people.note')}</p>
      <Tabs
        items={[
          { key: 'officers', label: t('people.officers'), children: <Officers /> },
          { key: 'waiting', label: t('people.waiting', { count }), children: <WaitingAppointments waiting={waiting} /> },
        ]}
      />
    </div>
  )
}
