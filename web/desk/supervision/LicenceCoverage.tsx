// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CoverageFigure, type LicenceCoverageRow, licenceCoverage, oversightKeys } from '../doors/oversight.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { FigureButton } from '../frame/FigureButton.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { CoverageRows } from './CoverageRows.tsx'

const figures = { align: 'right', className: 'figures' } as const
const percent = (rate: number | null): string => (rate === null ? '—' : `${Math.round(rate * 1000) / 10}%`)

/** Of those who should have a licence of a type, by the register that the type names, how many have one; and what is in force beside them. */
export function LicenceCoverage() {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<Opened | null>(null)
  const coverage = useQuery({ queryKey: oversightKeys.coverage, queryFn: licenceCoverage })
  const cell = (figure: CoverageFigure, tone = '') => ({
    title: t(`licenceCoverage.${figure}`),
    dataIndex: figure,
    ...figures,
    render: (count: number | null, row: LicenceCoverageRow) => <Opener {...{ row, figure, count, tone }} onOpen={setOpened} />,
  })
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
          cell('should'),
          cell('have'),
          cell('lacking', 'text-warn'),
          {
            title: t('licenceCoverage.rate'),
            dataIndex: 'rate',
            ...figures,
            render: (rate: number | null, row) => (
              <Opener row={row} figure="have" count={row.have} text={percent(rate)} onOpen={setOpened} />
            ),
          },
          cell('inForce'),
          cell('uncounted', 'text-warn'),
        ]}
      />
      {opened === null ? null : <CoverageRows {...opened} onClose={() => setOpened(null)} />}
    </>
  )
}

type Opened = { row: LicenceCoverageRow; figure: CoverageFigure }
type OpenerProps = Opened & { count: number | null; text?: string; tone?: string; onOpen: (opened: Opened) => void }

function Opener({ row, figure, count, text, tone, onOpen }: OpenerProps) {
  const { t } = useTranslation()
  if (count === null) return <span className="muted">—</span>
  const said = text ?? count
  const label = t('licenceCoverage.open', { name: row.name, what: t(`licenceCoverage.${figure}`), count: said })
  return <FigureButton {...{ count, text, tone, label }} onOpen={() => onOpen({ row, figure })} />
}
