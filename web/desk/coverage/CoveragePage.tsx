// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Skeleton, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Coverage, get } from '../../client/index.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

const percent = (share: number) => `${(share * 100).toFixed(1)}%`

/** 15 分钟服务圈: the share of addresses that reach a service point on foot, and where they do not. */
export function CoveragePage() {
  const { t } = useTranslation()
  const report = useQuery({ queryKey: ['coverage'], queryFn: ({ signal }) => get('/api/halls/coverage', { signal }) })
  if (report.isError) return <ProblemNotice error={report.error} again={() => void report.refetch()} />
  if (report.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />
  const { data } = report
  const figures = [
    [t('coverage.share'), percent(data.share), t('coverage.of', { within: data.within, addresses: data.addresses })],
    [t('coverage.night'), percent(data.shareAtNight), t('coverage.nightPoints', { count: data.nightPoints })],
    [t('coverage.points'), String(data.points), t('coverage.pointsText')],
  ]
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('coverage.title')}</h1>
        <p className="muted">{t('coverage.model', { model: data.model.text })}</p>
      </div>
      <section className="panel">
        <dl className="coverage">
          {figures.map(([name, value, note]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="figures">{value}</dd>
              <dd className="muted">{note}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="panel">
        <h2>{t('coverage.gaps')}</h2>
        <Table<Coverage['gaps'][number]>
          size="middle"
          rowKey="region"
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          dataSource={data.gaps}
          columns={[
            { title: t('coverage.community'), dataIndex: 'name' },
            { title: t('coverage.beyond'), dataIndex: 'beyond', align: 'right' },
            { title: t('coverage.addresses'), dataIndex: 'addresses', align: 'right' },
            { title: t('coverage.farthest'), align: 'right', render: (_, row) => t('coverage.metres', { count: row.farthest }) },
            { title: t('coverage.nearest'), dataIndex: 'nearest' },
          ]}
        />
      </section>
    </div>
  )
}
