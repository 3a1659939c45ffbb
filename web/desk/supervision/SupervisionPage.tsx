// SPDX-License-Identifier: Apache-2.0

import { useQuery } from '@tanstack/react-query'
import { Button, Input, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DepartmentStanding, oversightKeys, readOverview, type Standing } from '../doors/oversight.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Labelled } from '../frame/Labelled.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { dayOf } from '../frame/time.ts'
import { Flags } from './Findings.tsx'
import { LicenceCoverage } from './LicenceCoverage.tsx'
import { Visits } from './Visits.tsx'
import { WatchedCases } from './WatchedCases.tsx'

type Drill = { code: string; name: string; light: 'red' | 'yellow' }

/** Where matters stand, by department; every figure that asks for action leads to its cases. */
export function SupervisionPage() {
  const { t } = useTranslation()
  return (
    <div className="page">
      <h1>{t('supervision.title')}</h1>
      <Tabs
        items={[
          { key: 'overview', label: t('supervision.overview'), children: <OverviewTab /> },
          {
            key: 'visits',
            label: t('supervision.visits'),
            children: <Visits from={`${dayOf(new Date()).slice(0, 4)}-01-01`} to={dayOf(new Date())} />,
          },
          { key: 'coverage', label: t('supervision.coverage'), children: <LicenceCoverage /> },
          { key: 'flags', label: t('supervision.flags'), children: <Flags /> },
        ]}
      />
    </div>
  )
}

function OverviewTab() {
  const { t } = useTranslation()
  const today = dayOf(new Date())
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`)
  const [to, setTo] = useState(today)
  const [drill, setDrill] = useState<Drill | null>(null)
  const overview = useQuery({
    queryKey: oversightKeys.overview(from, to),
    queryFn: () => readOverview(from, to),
    refetchInterval: 60_000,
  })
  const number = (light: Drill['light'], field: 'overdue' | 'nearlyOverdue') => (count: number, row: DepartmentStanding) =>
    count === 0 ? (
      <span className="muted">0</span>
    ) : (
      <Button
        type="link"
        size="small"
        className={light === 'red' ? 'text-danger figures' : 'text-warn figures'}
        aria-label={t('supervision.drill', { name: row.name, what: t(`supervision.${field}`), count })}
        onClick={() => setDrill({ code: row.code, name: row.name, light })}
      >
        {count}
      </Button>
    )
  const rows = [...(overview.data?.departments ?? [])].sort(
    (one, other) => other.overdue - one.overdue || other.nearlyOverdue - one.nearlyOverdue || other.open - one.open,
  )
  return (
    <>
      <div className="page-head">
        <Labelled label={t('supervision.from')} className="period">
          <Input type="date" value={from} max={to} onChange={(event) => setFrom(event.target.value)} />
        </Labelled>
        <Labelled label={t('supervision.to')} className="period">
          <Input type="date" value={to} min={from} onChange={(event) => setTo(event.target.value)} />
        </Labelled>
        <p className="muted">{t('supervision.periodNote')}</p>
      </div>
      {overview.isError ? <ProblemNotice error={overview.error} again={() => void overview.refetch()} /> : null}
      {overview.data === undefined ? null : <Totals totals={overview.data.totals} />}
      <DeskTable
        label={t('supervision.overview')}
        rowKey="code"
        loading={overview.isPending}
        dataSource={rows}
        locale={{ emptyText: <Nothing title={t('supervision.none')} todo={t('supervision.noneTodo')} /> }}
        columns={[
          { title: t('column.department'), dataIndex: 'name' },
          { title: t('supervision.open'), dataIndex: 'open', align: 'right', className: 'figures' },
          { title: t('supervision.overdue'), dataIndex: 'overdue', align: 'right', render: number('red', 'overdue') },
          {
            title: t('supervision.nearlyOverdue'),
            dataIndex: 'nearlyOverdue',
            align: 'right',
            render: number('yellow', 'nearlyOverdue'),
          },
          { title: t('supervision.closed'), dataIndex: 'closed', align: 'right', className: 'figures' },
          { title: t('supervision.onTimeRate'), dataIndex: 'onTimeRate', align: 'right', className: 'figures', render: percent },
          {
            title: t('supervision.oneVisitRate'),
            dataIndex: 'oneVisitRate',
            align: 'right',
            className: 'figures',
            render: percent,
          },
          {
            title: t('supervision.goodRate'),
            dataIndex: 'goodRate',
            align: 'right',
            className: 'figures',
            render: (rate: number | null, row) =>
              rate === null ? '—' : t('supervision.rated', { rate: percent(rate), count: row.ratingCount }),
          },
          { title: t('supervision.badOpen'), dataIndex: 'badOpen', align: 'right', className: 'figures' },
        ]}
      />
      {drill === null ? null : (
        <WatchedCases department={drill.code} name={drill.name} light={drill.light} onClose={() => setDrill(null)} />
      )}
    </>
  )
}

function Totals({ totals }: { totals: Standing }) {
  const { t } = useTranslation()
  const figures: [string, string][] = [
    ['open', String(totals.open)],
    ['overdue', String(totals.overdue)],
    ['nearlyOverdue', String(totals.nearlyOverdue)],
    ['onTimeRate', percent(totals.onTimeRate)],
    ['oneVisitRate', percent(totals.oneVisitRate)],
    ['closed', String(totals.closed)],
  ]
  return (
    <dl className="totals">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`supervision.${name}`)}</dt>
          <dd className={name === 'overdue' && totals.overdue > 0 ? 'text-danger' : ''}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** 98.5%; no cases, no rate. */
function percent(rate: number | null): string {
  return rate === null ? '—' : `${rate}%`
}
