// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import '../styles/studio.css'
import { type Difference, readDifferences, studioKeys } from './door.ts'

/** What each body's item says otherwise than the basic one, field by field, drafts and withdrawn ones too. */
export function DifferencesPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/studio/items/$id/differences' })
  const found = useQuery({ queryKey: studioKeys.differences(id), queryFn: () => readDifferences(id) })
  if (found.isError) return <ProblemNotice error={found.error} again={() => found.refetch()} />
  if (found.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />
  const { basic, rows } = found.data
  return (
    <div className="page">
      <Link to="/studio">{t('studio.back')}</Link>
      <h1>{t('studio.differences.title', { name: basic.name })}</h1>
      <p className="muted page-note">{t('studio.differences.note')}</p>
      {rows.length === 0 ? <Nothing title={t('studio.differences.none')} todo={t('studio.differences.noneTodo')} /> : null}
      {rows.map((row) => (
        <Body key={row.item} row={row} />
      ))}
    </div>
  )
}

function Body({ row: { item, body, level, state, changes } }: { row: Difference }) {
  const { t } = useTranslation()
  return (
    <section className="studio-matters">
      <h2>
        {body} <span className="tag tag-plain">{level}</span> <span className="tag tag-plain">{state}</span>
      </h2>
      <p className="muted">
        <code>{item}</code>
      </p>
      <DeskTable<Difference['changes'][number]>
        label={t('studio.differences.of', { name: body })}
        rowKey="where"
        dataSource={changes}
        columns={[
          { title: t('studio.column.where'), dataIndex: 'where' },
          { title: t('studio.differences.basic'), render: (_, row) => row.before ?? '—' },
          { title: t('studio.differences.own'), render: (_, row) => row.after ?? '—' },
        ]}
      />
    </section>
  )
}
