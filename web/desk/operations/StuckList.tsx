// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { listStuck, operationsKeys, retryStuck, type Stuck, type StuckSort } from '../doors/operations.ts'
import { mayAny } from '../doors/session.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { More } from '../frame/More.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'

/** One sort of what stands still: since when, how often tried, what happened in words; one or all are retried now. */
export function StuckList({ kind }: { kind: StuckSort }) {
  const { t } = useTranslation()
  const officer = useOfficer()
  const client = useQueryClient()
  const { message } = App.useApp()
  const mayRetry = mayAny(officer, ['operations.retry'])
  const list = useInfiniteQuery({
    queryKey: operationsKeys.list(kind),
    queryFn: ({ pageParam }) => listStuck(kind, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: 15_000,
  })
  const retrying = useMutation({
    mutationFn: (id: string | undefined) => retryStuck(kind, id),
    onSuccess: ({ retried }) => {
      void message.success(t('operations.retried', { count: retried }))
      void client.invalidateQueries({ queryKey: operationsKeys.all })
    },
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      {list.isError ? <ProblemNotice error={list.error} again={() => void list.refetch()} /> : null}
      {retrying.isError ? <ProblemNotice error={retrying.error} /> : null}
      {mayRetry && rows.length > 1 ? (
        <p className="work-more">
          <Button loading={retrying.isPending} onClick={() => retrying.mutate(undefined)}>
            {t('operations.retryAll')}
          </Button>
        </p>
      ) : null}
      <DeskTable<Stuck>
        label={t('operations.title')}
        rowKey="id"
        loading={list.isPending}
        dataSource={rows}
        locale={{ emptyText: <Nothing title={t('operations.noneOfKind')} /> }}
        columns={[
          {
            title: t('operations.name'),
            dataIndex: 'name',
            render: (name: string) => (kind === 'timer' ? t(`operations.names.${name}`) : name),
          },
          { title: t('operations.root'), dataIndex: 'root', className: 'figures', render: (root: string | null) => root ?? '' },
          { title: t('operations.since'), dataIndex: 'since', render: (since: string) => saidAt(since) },
          { title: t('operations.tries'), dataIndex: 'tries', align: 'right', className: 'figures' },
          {
            title: t('operations.nextTry'),
            dataIndex: 'nextTry',
            render: (at: string | null) => (at === null ? t('operations.waitsForPerson') : saidAt(at)),
          },
          { title: t('operations.trouble'), dataIndex: 'trouble' },
          {
            title: t('operations.act'),
            key: 'act',
            render: (_, row) =>
              mayRetry ? (
                <Button size="small" disabled={retrying.isPending} onClick={() => retrying.mutate(row.id)}>
                  {t('operations.retry')}
                </Button>
              ) : null,
          },
        ]}
      />
      <More pages={list} />
    </>
  )
}
