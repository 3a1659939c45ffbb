// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listUnits, oversightKeys, type UnitWork } from '../doors/oversight.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

/** What firms, schools and other units outside the government have in hand, what is late first. */
export function Units() {
  const { t } = useTranslation()
  const found = useQuery({ queryKey: oversightKeys.units, queryFn: listUnits })
  if (found.isError) return <ProblemNotice error={found.error} again={() => void found.refetch()} />
  const count = (dataIndex: 'open' | 'nearlyOverdue' | 'overdue' | 'paused') => ({
    ...{ title: t(`unitWork.${dataIndex}`), dataIndex, className: 'figures', align: 'right' as const },
  })
  return (
    <DeskTable
      label={t('supervision.units')}
      rowKey="unit"
      loading={found.isPending}
      dataSource={found.data?.rows ?? []}
      locale={{ emptyText: t('unitWork.none') }}
      columns={[
        {
          title: t('unitWork.name'),
          dataIndex: 'name',
          render: (name: string, row: UnitWork) => (row.hasEnded ? t('unitWork.ended', { name }) : name),
        },
        count('open'),
        count('nearlyOverdue'),
        count('overdue'),
        count('paused'),
      ]}
    />
  )
}
