// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type By, type OverviewFigure as Figure, oversightKeys, readOverview, type StandingRow } from '../doors/oversight.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { FigureButton } from '../frame/FigureButton.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { type Drill, FigureRows } from './FigureRows.tsx'
import { PeriodInputs, useSpan } from './PeriodInputs.tsx'
import { percent, Totals } from './Totals.tsx'
import { TrendLine } from './TrendLine.tsx'

const BYS: By[] = ['department', 'item', 'district']

/** Departments, items or districts side by side, the latest on top; and how the period compares with the one before. */
export function Overview() {
  const { t } = useTranslation()
  const [span, setSpan] = useSpan()
  const [by, setBy] = useState<By>('department')
  const [drill, setDrill] = useState<Drill | null>(null)
  const overview = useQuery({
    queryKey: oversightKeys.overview(by, span.from, span.to),
    queryFn: () => readOverview(by, span.from, span.to),
    refetchInterval: 60_000,
  })
  const narrowingOf = (row: StandingRow) => ({ ...span, [overview.data?.by ?? by]: row.code })
  const open = (figure: Figure, row: StandingRow) => setDrill({ figure, name: row.name, narrowing: narrowingOf(row) })
  const cell = (figure: Figure, tone = '') => ({
    key: figure,
    title: t(`supervision.figure.${figure}`),
    align: 'right' as const,
    render: (_: unknown, row: StandingRow) => <Opener figure={figure} row={row} tone={tone} onOpen={open} />,
  })
  const rated = (figure: Figure, rate: 'onTimeRate' | 'oneVisitRate' | 'goodRate', word: string) => ({
    key: rate,
    title: t(`supervision.rate.${word}`),
    align: 'right' as const,
    render: (_: unknown, row: StandingRow) => <Opener figure={figure} row={row} text={percent(row[rate])} onOpen={open} />,
  })
  return (
    <>
      <div className="page-head">
        <PeriodInputs span={span} onSpan={setSpan} />
        <Segmented<By>
          aria-label={t('supervision.by')}
          value={by}
          onChange={setBy}
          options={BYS.map((value) => ({ value, label: t(`supervision.bys.${value}`) }))}
        />
        {overview.data === undefined ? null : (
          <p className="muted">{t('supervision.periodNote', { from: overview.data.before.from, to: overview.data.before.to })}</p>
        )}
      </div>
      {overview.isError ? <ProblemNotice error={overview.error} again={() => void overview.refetch()} /> : null}
      {overview.data === undefined ? null : (
        <Totals overview={overview.data} onOpen={(figure) => setDrill({ figure, name: t('supervision.all'), narrowing: span })} />
      )}
      <DeskTable
        label={t('supervision.overview')}
        rowKey="code"
        loading={overview.isPending}
        dataSource={overview.data?.rows ?? []}
        locale={{ emptyText: <Nothing title={t('supervision.none')} todo={t('supervision.noneTodo')} /> }}
        columns={[
          { title: t(`supervision.bys.${by}`), dataIndex: 'name' },
          cell('open'),
          cell('overdue', 'text-danger'),
          cell('nearlyOverdue', 'text-warn'),
          cell('closed'),
          rated('onTime', 'onTimeRate', 'onTime'),
          rated('oneVisit', 'oneVisitRate', 'oneVisit'),
          rated('rated', 'goodRate', 'good'),
          cell('badOpen', 'text-danger'),
        ]}
      />
      <TrendLine narrowing={span} onOpen={setDrill} />
      {drill === null ? null : <FigureRows drill={drill} onClose={() => setDrill(null)} />}
    </>
  )
}

type OpenerProps = {
  figure: Figure
  row: StandingRow
  /** a rate is shown in the place of its count */
  text?: string
  tone?: string
  onOpen: (figure: Figure, row: StandingRow) => void
}

/** A figure of a row that leads to its rows. */
function Opener({ figure, row, text, tone, onOpen }: OpenerProps) {
  const { t } = useTranslation()
  const count = row[figure]
  const said = text === undefined ? count : t('supervision.rateOf', { rate: text, count })
  return (
    <FigureButton
      count={count}
      text={text}
      tone={tone}
      label={t('supervision.drill', { name: row.name, what: t(`supervision.figure.${figure}`), count: said })}
      onOpen={() => onOpen(figure, row)}
    />
  )
}
