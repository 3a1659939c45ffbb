// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type LicenceCoverageRow, licenceCoverage, oversightKeys } from '../doors/oversight.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

const figures = { align: 'right', className: 'figures' } as const
const orNone = (count: number | null): string => (count === null ? '—' : String(count))
const percent = (rate: number | null): string => (rate === null ? '—' : `${Math.round(rate * 1000) / 10}%`)

/** Of those who should have a licence of a type, by the register that the type names, how many have one. */
export function LicenceCoverage() {
  const { t } = useTranslation()
  const coverage = useQuery({ queryKey: oversightKeys.coverage, queryFn: licenceCoverage })
  return (
    <>
      <p className="muted above-table">{t('licenceCoverage.note')}</p>
      {coverage.isError ? <ProblemNotice error={coverage.error} again={() => void coverage.refetch()} /> : null}
      <DeskTable<LicenceCoverageRow>
        label={t('supervision.coverage')}
        rowKey="type"
        loading={coverage.isPending}
        dataSource={coverage.data?.types ?? []}
        locale={{ emptyText: <Nothing title={t('licenceCoverage.none')} todo={t('licenceCoverage.noneTodo')} /> }}
        columns={[
          { title: t('licenceCoverage.type'), dataIndex: 'name' },
          { title: t('licenceCoverage.should'), dataIndex: 'should', ...figures, render: orNone },
          { title: t('licenceCoverage.have'), dataIndex: 'have', ...figures, render: orNone },
          { title: t('licenceCoverage.rate'), dataIndex: 'rate', ...figures, render: percent },
          { title: t('licenceCoverage.inForce'), dataIndex: 'inForce', ...figures },
        ]}
      />
    </>
  )
}
