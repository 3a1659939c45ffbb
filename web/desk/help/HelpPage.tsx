// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HelpCall } from '../../client/index.ts'
import { OpenDraft } from '../counter/OpenDraft.tsx'
import { helpKeys, joinCall, readCalls, readMine } from '../doors/help.ts'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'

const route = getRouteApi('/help')

/** Who asks for help, and whom I help now. */
export function HelpPage() {
  const { t } = useTranslation()
  const { draft } = route.useSearch()
  const navigate = route.useNavigate()
  const client = useQueryClient()
  const go = (id: string | undefined) => void navigate({ search: id === undefined ? {} : { draft: id } })
  const calls = useQuery({ queryKey: helpKeys.calls, queryFn: ({ signal }) => readCalls(signal), refetchInterval: 10_000 })
  const mine = useQuery({ queryKey: helpKeys.mine, queryFn: ({ signal }) => readMine(signal) })
  const joining = useMutation({
    mutationFn: joinCall,
    onSuccess: (joined) => go(joined.draft),
    onSettled: () => client.invalidateQueries({ queryKey: ['help'] }),
  })
  if (draft !== undefined)
    return (
      <div className="page">
        <p className="page-back">
          <Button type="link" onClick={() => go(undefined)}>
            {t('helping.back')}
          </Button>
        </p>
        <OpenDraft key={draft} id={draft} onSubmitted={() => go(undefined)} onLeave={() => go(undefined)} />
      </div>
    )
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('helping.title')}</h1>
        <p className="muted">{t('helping.lead')}</p>
      </div>
      {joining.isError ? <ProblemNotice error={joining.error} /> : null}
      <section className="panel">
        <h2>{t('helping.calls')}</h2>
        {calls.isError ? <ProblemNotice error={calls.error} again={() => void calls.refetch()} /> : null}
        {calls.data?.length === 0 ? (
          <Nothing title={t('helping.none')} todo={t('helping.noneTodo')} />
        ) : (
          <Calls rows={calls.data ?? []} verb={t('helping.take')} act={(row) => joining.mutate(row)} />
        )}
      </section>
      <section className="panel">
        <h2>{t('helping.mine')}</h2>
        {mine.data?.length === 0 ? (
          <p className="muted">{t('helping.noMine')}</p>
        ) : (
          <Calls rows={mine.data ?? []} verb={t('helping.open')} act={(row) => go(row.draft)} />
        )}
      </section>
    </div>
  )
}

function Calls({ rows, verb, act }: { rows: HelpCall[]; verb: string; act: (row: HelpCall) => void }) {
  const { t } = useTranslation()
  return (
    <Table<HelpCall>
      size="middle"
      rowKey="id"
      pagination={false}
      dataSource={rows}
      columns={[
        { title: t('helping.item'), dataIndex: 'itemName' },
        { title: t('helping.region'), dataIndex: 'region' },
        { title: t('helping.may'), render: (_, row) => t(`helping.mays.${row.may}`) },
        { title: t('helping.note'), dataIndex: 'note' },
        { title: t('helping.since'), render: (_, row) => saidAt(row.since) },
        {
          title: '',
          render: (_, row) => (
            <Button type="primary" onClick={() => act(row)}>
              {verb}
            </Button>
          ),
        },
      ]}
    />
  )
}
