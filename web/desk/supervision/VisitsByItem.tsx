// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { Burden, Figure, Narrowing, VisitRow } from '../doors/oversight.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { FigureButton } from '../frame/FigureButton.tsx'
import { ToGuide } from './ToGuide.tsx'

const figures = { align: 'right', className: 'figures' } as const

type Shown = {
  rows: VisitRow[]
  loading: boolean
  onOpen: (figure: Figure, name: string, narrowing: Pick<Narrowing, 'department' | 'item' | 'visits'>) => void
}

/** What each item asks, before and after, and how often people came for it: the cases are one press away. */
export function VisitsByItem({ rows, loading, onOpen }: Shown) {
  const { t } = useTranslation()
  const sorted = rows.toSorted(
    (one, other) => Number(other.exceeds) - Number(one.exceeds) || other.cases - one.cases || one.name.localeCompare(other.name),
  )
  const change =
    (what: keyof Burden) =>
    (_: unknown, { before, after }: VisitRow) =>
      before[what] === after[what] ? String(after[what]) : t('visits.change', { before: before[what], after: after[what] })
  const cases = (name: 'average' | 'most' | 'cases') => ({
    title: t(`visits.${name}`),
    key: name,
    ...figures,
    render: (_: unknown, row: VisitRow) => {
      const visits = name === 'most' && row.most !== null ? { visits: row.most } : {}
      return (
        <FigureButton
          count={row.cases}
          text={row[name] === null ? '—' : String(row[name])}
          label={t('supervision.drill', { name: row.name, what: t(`visits.${name}`), count: row[name] ?? '—' })}
          onOpen={() => onOpen('visited', row.name, { item: row.item, department: row.department.code, ...visits })}
        />
      )
    },
  })
  return (
    <DeskTable
      label={t('visits.byItem')}
      rowKey={(row) => `${row.item} ${row.department.code}`}
      loading={loading}
      dataSource={sorted}
      columns={[
        {
          title: t('column.item'),
          key: 'name',
          render: (_, row) => (
            <>
              <ToGuide row={row} />
              {row.before.source === '' ? null : <p className="muted">{t('visits.source', { source: row.before.source })}</p>}
            </>
          ),
        },
        { title: t('column.department'), key: 'department', render: (_, row) => row.department.name },
        { title: t('visits.days'), key: 'days', align: 'right', render: change('days') },
        { title: t('visits.links'), key: 'links', align: 'right', render: change('links') },
        { title: t('visits.materials'), key: 'materials', align: 'right', render: change('materials') },
        { title: t('visits.promised'), key: 'visits', align: 'right', render: change('visits') },
        cases('average'),
        cases('most'),
        cases('cases'),
        {
          title: t('visits.kept'),
          dataIndex: 'exceeds',
          render: (exceeds: boolean, { cases: many }) =>
            many === 0 ? (
              <span className="muted">{t('visits.noCases')}</span>
            ) : (
              <span className={exceeds ? 'tag tag-danger' : 'tag tag-ok'}>{t(exceeds ? 'visits.exceeds' : 'visits.within')}</span>
            ),
        },
      ]}
    />
  )
}
