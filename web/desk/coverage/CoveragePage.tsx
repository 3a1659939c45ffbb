// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AddressFigure, type Coverage, coverageKeys, readCoverage } from '../doors/service-points.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { FigureButton } from '../frame/FigureButton.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { AddressRows } from './AddressRows.tsx'
import { PointRows } from './PointRows.tsx'

type Gap = Coverage['gaps'][number]
type Opened = 'points' | 'nightPoints' | { figure: AddressFigure; community: Pick<Gap, 'region' | 'name'> | null }

const percent = (share: number) => `${(share * 100).toFixed(1)}%`
const right = { align: 'right', className: 'figures' } as const

/** 15 分钟服务圈: the share of addresses that reach a service point on foot, and where they do not; each figure opens what it counts. */
export function CoveragePage() {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<Opened | null>(null)
  const report = useQuery({ queryKey: coverageKeys.report, queryFn: ({ signal }) => readCoverage(signal) })
  if (report.isError) return <ProblemNotice error={report.error} again={() => void report.refetch()} />
  if (report.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />
  const { data } = report
  const addresses = (figure: AddressFigure) => () => setOpened({ figure, community: null })
  const figures = [
    { name: 'share', text: percent(data.share), count: data.within, open: addresses('within') },
    { name: 'night', text: percent(data.shareAtNight), count: data.atNight, open: addresses('atNight') },
    { name: 'addresses', count: data.addresses, open: addresses('addresses') },
    { name: 'points', count: data.points, open: () => setOpened('points') },
    { name: 'nightPoints', count: data.nightPoints, open: () => setOpened('nightPoints') },
  ]
  const cell = (figure: 'beyond' | 'addresses') => ({
    title: t(`coverage.${figure}`),
    key: figure,
    ...right,
    render: (_: unknown, community: Gap) => (
      <FigureButton
        count={community[figure]}
        label={t('supervision.drill', { name: community.name, what: t(`coverage.${figure}`), count: community[figure] })}
        onOpen={() => setOpened({ figure, community })}
      />
    ),
  })
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('coverage.title')}</h1>
        <p className="muted">{t('coverage.model', { model: data.model.text })}</p>
      </div>
      <dl className="totals">
        {figures.map(({ name, count, text, open }) => (
          <div key={name}>
            <dt>{t(`coverage.${name}`)}</dt>
            <dd>
              <FigureButton
                count={count}
                text={text ?? String(count)}
                label={t('supervision.drill', {
                  name: t('supervision.all'),
                  what: t(`coverage.${name}`),
                  count: text === undefined ? count : t('coverage.rateOf', { rate: text, count }),
                })}
                onOpen={open}
              />
            </dd>
          </div>
        ))}
      </dl>
      <h2 className="page-part">{t('coverage.gaps')}</h2>
      <DeskTable<Gap>
        label={t('coverage.gaps')}
        rowKey="region"
        dataSource={data.gaps}
        locale={{ emptyText: <Nothing title={t('coverage.noGaps')} /> }}
        columns={[
          { title: t('coverage.community'), dataIndex: 'name' },
          cell('beyond'),
          cell('addresses'),
          { title: t('coverage.farthest'), ...right, render: (_, row) => t('coverage.metres', { count: row.farthest }) },
          { title: t('coverage.nearest'), dataIndex: 'nearest' },
        ]}
      />
      {opened === null ? null : typeof opened === 'string' ? (
        <PointRows isNight={opened === 'nightPoints'} onClose={() => setOpened(null)} />
      ) : (
        <AddressRows {...opened} onClose={() => setOpened(null)} />
      )}
    </div>
  )
}
