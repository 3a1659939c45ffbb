// SPDX-License-Identifier: Apache-2.0

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listBlocks } from '../doors/intrusions.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { More } from '../frame/More.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'

/** For the security administrator: what was stopped at the door, from where, in which way and how often. */
export function SecurityPage() {
  const { t } = useTranslation()
  const found = useInfiniteQuery({
    queryKey: ['intrusions'],
    queryFn: ({ pageParam, signal }) => listBlocks(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: 30_000,
  })
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('security.title')}</h1>
      </div>
      <p className="muted page-note">{t('security.lead')}</p>
      {found.isError ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      <DeskTable
        label={t('security.title')}
        rowKey="id"
        loading={found.isPending}
        dataSource={rows}
        locale={{ emptyText: <Nothing title={t('security.none')} todo={t('security.noneTodo')} /> }}
        columns={[
          { title: t('security.lastAt'), dataIndex: 'lastAt', className: 'figures', render: (at: string) => saidAt(at) },
          { title: t('security.address'), dataIndex: 'address', className: 'figures' },
          {
            title: t('security.rule'),
            dataIndex: 'rule',
            render: (rule: string) => t(`attackRule.${rule}`, { defaultValue: rule }),
          },
          {
            title: t('security.place'),
            dataIndex: 'place',
            render: (place: string) => t(`attackPlace.${place.replace(' ', '-')}`, { defaultValue: place }),
          },
          {
            title: t('security.route'),
            dataIndex: 'route',
            render: (route: string) =>
              route === 'unknown' ? t('security.nowhere') : route === '/*' ? t('security.pages') : route,
          },
          {
            title: t('security.account'),
            dataIndex: 'account',
            render: (account: string | null) => (account === null ? t('security.stranger') : `${account.slice(0, 13)}…`),
          },
          { title: t('security.count'), dataIndex: 'count', align: 'right', className: 'figures', width: 80 },
          { title: t('security.firstAt'), dataIndex: 'firstAt', className: 'figures', render: (at: string) => saidAt(at) },
        ]}
      />
      <More pages={found} />
    </div>
  )
}
