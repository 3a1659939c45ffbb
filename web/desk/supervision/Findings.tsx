// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { listFlags, oversightKeys, visitsOverPromise } from '../doors/oversight.ts'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'

/** Items whose applicants really came more often than the guide promises. */
export function Visits() {
  const { t } = useTranslation()
  const visits = useQuery({ queryKey: oversightKeys.visits, queryFn: visitsOverPromise })
  return (
    <>
      <p className="muted page-note">{t('visits.note')}</p>
      {visits.isError ? <ProblemNotice error={visits.error} again={() => void visits.refetch()} /> : null}
      <Table
        size="small"
        rowKey="item"
        loading={visits.isPending}
        pagination={false}
        dataSource={visits.data?.rows ?? []}
        locale={{ emptyText: <Nothing title={t('visits.none')} todo={t('visits.noneTodo')} /> }}
        columns={[
          { title: t('column.item'), dataIndex: 'name' },
          { title: t('column.department'), dataIndex: 'departmentName' },
          { title: t('visits.promised'), dataIndex: 'promised', align: 'right', className: 'figures' },
          {
            title: t('visits.actual'),
            dataIndex: 'actual',
            align: 'right',
            className: 'figures',
            render: (value: number) => value.toFixed(1),
          },
          { title: t('visits.cases'), dataIndex: 'cases', align: 'right', className: 'figures' },
        ]}
      />
    </>
  )
}

/** What the rules noticed: a second notice for the same cause, a limit that was moved, a stage skipped. */
export function Flags() {
  const { t } = useTranslation()
  const flags = useQuery({ queryKey: oversightKeys.flags, queryFn: listFlags })
  return (
    <>
      {flags.isError ? <ProblemNotice error={flags.error} again={() => void flags.refetch()} /> : null}
      <Table
        size="small"
        rowKey="id"
        loading={flags.isPending}
        pagination={false}
        dataSource={flags.data?.rows ?? []}
        locale={{ emptyText: <Nothing title={t('flags.none')} todo={t('flags.noneTodo')} /> }}
        columns={[
          { title: t('flags.at'), dataIndex: 'at', className: 'figures', render: (at: string) => saidAt(at) },
          { title: t('flags.kind'), dataIndex: 'kind', render: (kind: string) => t(`flagKind.${kind}`, { defaultValue: kind }) },
          { title: t('flags.text'), dataIndex: 'text' },
          { title: t('column.department'), dataIndex: 'departmentName' },
          {
            title: t('column.number'),
            dataIndex: 'number',
            className: 'figures',
            render: (number: string | null, row) =>
              row.root && row.caseId ? (
                <Link to="/cases/$root/$id" params={{ root: row.root, id: row.caseId }}>
                  {number}
                </Link>
              ) : (
                number
              ),
          },
        ]}
      />
    </>
  )
}
