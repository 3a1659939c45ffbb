// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type CoverageFigure,
  type CoverageHolder,
  coverageHolders,
  type LicenceCoverageRow,
  oversightKeys,
} from '../doors/oversight.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { More } from '../frame/More.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

type Shown = { row: LicenceCoverageRow; figure: CoverageFigure; onClose: () => void }

const orNone = (said: string | null): string => said ?? '—'

/** Whom a figure counts, masked; for what is not counted, why. That it was looked at is on record. */
export function CoverageRows({ row, figure, onClose }: Shown) {
  const { t } = useTranslation()
  const holders = useInfiniteQuery({
    queryKey: oversightKeys.coverageRows(row.type, figure),
    queryFn: ({ pageParam }) => coverageHolders(row.type, figure, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  const title = t('licenceCoverage.rows', { name: row.name, what: t(`licenceCoverage.${figure}`), count: row[figure] ?? 0 })
  const isOfLicences = figure === 'inForce' || figure === 'uncounted'
  return (
    <Drawer open size={860} onClose={onClose} title={title}>
      <p className="muted above-table">{t(`licenceCoverage.means.${figure}`)}</p>
      {holders.isError ? <ProblemNotice error={holders.error} again={() => void holders.refetch()} /> : null}
      <DeskTable<CoverageHolder>
        label={title}
        rowKey={(one) => `${one.number} ${one.licence ?? ''} ${one.holder}`}
        loading={holders.isPending}
        dataSource={holders.data?.pages.flatMap((page) => page.rows) ?? []}
        columns={[
          { title: t('licenceCoverage.holder'), dataIndex: 'holder' },
          { title: t('licenceCoverage.number'), dataIndex: 'number', className: 'figures' },
          { title: t('licenceCoverage.region'), dataIndex: 'region' },
          ...(isOfLicences
            ? [{ title: t('licenceCoverage.validTo'), dataIndex: 'validTo', className: 'figures', render: orNone }]
            : []),
          ...(figure === 'should' || figure === 'have'
            ? []
            : [{ title: t('licenceCoverage.why'), dataIndex: 'why', render: orNone }]),
        ]}
      />
      <More pages={holders} />
    </Drawer>
  )
}
