// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { type Gate, gateKeys, listGates } from './door.ts'

/** Every gate that stands, with how often it has refused; each opens its refusals. */
export function GatesPage() {
  const { t } = useTranslation()
  const found = useQuery({ queryKey: gateKeys.all, queryFn: listGates, refetchInterval: 60_000 })
  const rows = found.data?.rows ?? []
  return (
    <div className="page">
      <h1>{t('gates.title')}</h1>
      <p className="muted">{t('gates.lead')}</p>
      {found.isError ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton active /> : null}
      {found.isSuccess && rows.length === 0 ? <Nothing title={t('gates.none')} todo={t('gates.noneTodo')} /> : null}
      {rows.length > 0 ? (
        <section className="panel">
          <DeskTable<Gate>
            label={t('gates.title')}
            rowKey="id"
            dataSource={rows}
            columns={[
              {
                title: t('gates.column.gate'),
                key: 'gate',
                render: (_, row) => (
                  <>
                    <Link to="/gates/$gate" params={{ gate: row.id }}>
                      {row.title}
                    </Link>
                    <p className="muted">{row.basis}</p>
                  </>
                ),
              },
              { title: t('gates.column.effect'), key: 'effect', render: (_, row) => t(`gates.effect.${row.effect}`) },
              { title: t('gates.column.register'), dataIndex: 'register' },
              {
                title: t('gates.column.times'),
                key: 'times',
                className: 'figures',
                render: (_, row) =>
                  row.times === 0 ? t('gates.never') : t('gates.times', { cases: row.cases, times: row.times }),
              },
              {
                title: t('gates.column.last'),
                key: 'last',
                className: 'figures',
                render: (_, row) => (row.last === null ? '' : saidAt(row.last)),
              },
            ]}
          />
        </section>
      ) : null}
    </div>
  )
}
