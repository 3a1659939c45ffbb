// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { gateKeys, listGates, listRefusals, type Refused } from './door.ts'
import { Overrule } from './Overrule.tsx'

/** One gate: by which law it stands, who opens it, and what it has refused. */
export function GatePage() {
  const { t } = useTranslation()
  const { gate: id } = useParams({ from: '/gates/$gate' })
  const gate = useQuery({ queryKey: gateKeys.all, queryFn: listGates }).data?.rows.find((one) => one.id === id)
  const found = useQuery({ queryKey: gateKeys.refusals(id), queryFn: () => listRefusals(id) })
  const rows = found.data?.rows ?? []
  return (
    <div className="page">
      <p>
        <Link to="/gates">{t('gates.back')}</Link>
      </p>
      <h1>{gate?.title ?? id}</h1>
      {gate ? (
        <section className="panel">
          <p>
            <span className="muted">{t('gates.basis')}</span> {gate.basis}
          </p>
          <p>
            <span className="muted">{t('gates.unlock')}</span> {gate.unlock}
          </p>
        </section>
      ) : null}
      {found.isError ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton active /> : null}
      {found.isSuccess && rows.length === 0 ? <Nothing title={t('gates.noRows')} /> : null}
      {rows.length > 0 ? (
        <DeskTable<Refused>
          label={t('gates.rows', { title: gate?.title ?? id })}
          rowKey={(row) => `${row.root} ${row.act.id}`}
          dataSource={rows}
          columns={[
            { title: t('gates.row.matter'), key: 'matter', render: (_, row) => row.matter.name },
            { title: t('gates.row.number'), key: 'number', className: 'figures', render: (_, row) => <CaseOf row={row} /> },
            { title: t('gates.row.act'), key: 'act', render: (_, row) => row.act.name },
            { title: t('gates.row.at'), key: 'at', className: 'figures', render: (_, row) => saidAt(row.at) },
            { title: t('gates.row.times'), dataIndex: 'times', className: 'figures' },
            { title: t('gates.row.department'), dataIndex: 'department' },
            { title: t('gates.row.overruled'), key: 'overruled', render: (_, row) => <Overrule row={row} /> },
          ]}
        />
      ) : null}
    </div>
  )
}

function CaseOf({ row }: { row: Refused }) {
  const { t } = useTranslation()
  if (row.caseId === null) return <span className="muted">{t('gates.unfiled')}</span>
  return (
    <Link to="/cases/$root/$id" params={{ root: row.root, id: row.caseId }}>
      {row.number}
    </Link>
  )
}
