// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Burden, type OneVisitShare, oversightKeys, type VisitRow, type VisitsOf, visitsByItem } from '../doors/oversight.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

const figures = { align: 'right', className: 'figures' } as const
const percent = (share: number | null): string => (share === null ? '—' : `${share}%`)

/** How often people must come by the guides and how often they really came; what each item asks, before and after. Broken promises first. */
export function Visits({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation()
  const [of, setOf] = useState<VisitsOf>('enterprise')
  const visits = useQuery({ queryKey: oversightKeys.visits(from, to, of), queryFn: () => visitsByItem(from, to, of) })
  return (
    <>
      <div className="page-head">
        <Segmented<VisitsOf>
          value={of}
          onChange={setOf}
          options={[
            { value: 'enterprise', label: t('visits.enterprise') },
            { value: 'all', label: t('visits.all') },
          ]}
        />
        <p className="muted">{t('visits.note')}</p>
      </div>
      {visits.isError ? <ProblemNotice error={visits.error} again={() => void visits.refetch()} /> : null}
      {visits.data === undefined ? null : <Shares totals={visits.data.totals} />}
      <DeskTable
        label={t('visits.byDepartment')}
        rowKey="name"
        loading={visits.isPending}
        dataSource={visits.data?.departments ?? []}
        locale={{ emptyText: <Nothing title={t('visits.none')} todo={t('visits.noneTodo')} /> }}
        columns={[
          { title: t('column.department'), dataIndex: 'name' },
          { title: t('visits.items'), dataIndex: 'items', ...figures },
          { title: t('visits.itemShare'), dataIndex: 'itemShare', ...figures, render: percent },
          { title: t('visits.cases'), dataIndex: 'cases', ...figures },
          { title: t('visits.caseShare'), dataIndex: 'caseShare', ...figures, render: percent },
          { title: t('visits.broken'), dataIndex: 'broken', ...figures },
        ]}
      />
      <h2 className="page-part">{t('visits.byItem')}</h2>
      <ByItem rows={visits.data?.rows ?? []} loading={visits.isPending} />
    </>
  )
}

function Shares({ totals }: { totals: OneVisitShare }) {
  const { t } = useTranslation()
  const said: [string, string][] = [
    ['itemShare', percent(totals.itemShare)],
    ['caseShare', percent(totals.caseShare)],
    ['broken', String(totals.broken)],
  ]
  return (
    <dl className="totals">
      {said.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`visits.${name}`)}</dt>
          <dd className={name === 'broken' && totals.broken > 0 ? 'text-danger' : ''}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function ByItem({ rows, loading }: { rows: VisitRow[]; loading: boolean }) {
  const { t } = useTranslation()
  const sorted = rows.toSorted(
    (one, other) => Number(other.exceeds) - Number(one.exceeds) || other.cases - one.cases || one.name.localeCompare(other.name),
  )
  const change =
    (what: keyof Burden) =>
    (_: unknown, { before, after }: VisitRow) =>
      before[what] === after[what] ? String(after[what]) : t('visits.change', { before: before[what], after: after[what] })
  return (
    <DeskTable
      label={t('visits.byItem')}
      rowKey={(row) => `${row.item} ${row.department}`}
      loading={loading}
      dataSource={sorted}
      columns={[
        {
          title: t('column.item'),
          dataIndex: 'name',
          render: (name: string, { before }) => (
            <>
              {name}
              {before.source === '' ? null : <p className="muted">{t('visits.source', { source: before.source })}</p>}
            </>
          ),
        },
        { title: t('column.department'), dataIndex: 'department' },
        { title: t('visits.days'), key: 'days', ...figures, render: change('days') },
        { title: t('visits.links'), key: 'links', ...figures, render: change('links') },
        { title: t('visits.materials'), key: 'materials', ...figures, render: change('materials') },
        { title: t('visits.promised'), key: 'visits', ...figures, render: change('visits') },
        { title: t('visits.average'), dataIndex: 'average', ...figures, render: (average: number | null) => average ?? '—' },
        { title: t('visits.most'), dataIndex: 'most', ...figures, render: (most: number | null) => most ?? '—' },
        { title: t('visits.cases'), dataIndex: 'cases', ...figures },
        {
          title: t('visits.kept'),
          dataIndex: 'exceeds',
          render: (exceeds: boolean, { cases }) =>
            cases === 0 ? (
              <span className="muted">{t('visits.noCases')}</span>
            ) : (
              <span className={exceeds ? 'tag tag-danger' : 'tag tag-ok'}>{t(exceeds ? 'visits.exceeds' : 'visits.within')}</span>
            ),
        },
      ]}
    />
  )
}
