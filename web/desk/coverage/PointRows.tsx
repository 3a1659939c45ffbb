// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { coverageKeys, listServicePoints, type ServicePoint } from '../doors/service-points.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

/** The halls and kiosks that have a place, or those alone that are open at night. */
export function PointRows({ isNight, onClose }: { isNight: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const points = useQuery({ queryKey: coverageKeys.points, queryFn: listServicePoints })
  const title = t('supervision.rows', {
    name: t('supervision.all'),
    figure: t(`coverage.${isNight ? 'nightPoints' : 'points'}`),
  })
  return (
    <Drawer open size={860} onClose={onClose} title={title}>
      {points.isError ? <ProblemNotice error={points.error} again={() => void points.refetch()} /> : null}
      <DeskTable<ServicePoint>
        label={title}
        rowKey="id"
        loading={points.isPending}
        dataSource={(points.data ?? []).filter(({ allDay }) => !isNight || allDay)}
        columns={[
          { title: t('coverage.point'), dataIndex: 'name' },
          { title: t('coverage.kind'), key: 'kind', render: (_, { kind }) => t(`coverage.kinds.${kind}`) },
          { title: t('coverage.address'), dataIndex: 'address' },
          { title: t('coverage.hours'), dataIndex: 'hours' },
        ]}
      />
    </Drawer>
  )
}
