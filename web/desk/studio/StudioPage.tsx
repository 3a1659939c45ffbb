// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayAny } from '../doors/session.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import '../styles/studio.css'
import { beginDraft, type DraftRow, listDrafts, listMatters, type MatterRow, studioKeys } from './door.ts'

/** Processes and decisions of the city: what is under way, and where to begin. */
export function StudioPage() {
  const { t } = useTranslation()
  const drafts = useQuery({ queryKey: studioKeys.drafts, queryFn: listDrafts, refetchInterval: 30_000 })
  return (
    <div className="page">
      <h1>{t('studio.title')}</h1>
      <p className="muted page-note">{t('studio.note')}</p>
      <h2>{t('studio.underWay')}</h2>
      {drafts.isError ? <ProblemNotice error={drafts.error} again={() => drafts.refetch()} /> : null}
      {drafts.data?.rows.length === 0 ? (
        <Nothing title={t('studio.noDrafts')} todo={t('studio.noDraftsTodo')} />
      ) : (
        <DeskTable<DraftRow>
          label={t('studio.underWay')}
          rowKey="id"
          loading={drafts.isPending}
          dataSource={drafts.data?.rows ?? []}
          columns={[
            {
              title: t('studio.column.name'),
              render: (_, row) => (
                <Link to="/studio/drafts/$id" params={{ id: row.id }}>
                  {row.name}
                </Link>
              ),
            },
            { title: t('studio.column.note'), dataIndex: 'note' },
            { title: t('studio.column.state'), render: (_, row) => <DraftState draft={row} /> },
            { title: t('studio.column.author'), dataIndex: 'author' },
            { title: t('studio.column.changed'), render: (_, row) => saidAt(row.changedAt) },
          ]}
        />
      )}
      <Matters />
    </div>
  )
}

const TONES: Record<string, string> = { submitted: 'warn', approved: 'ok', published: 'ok', refused: 'danger' }

export function DraftState({ draft }: { draft: Pick<DraftRow, 'state' | 'isOutdated'> }) {
  const { t } = useTranslation()
  return (
    <>
      <span className={`tag tag-${TONES[draft.state.code] ?? 'plain'}`}>{draft.state.name}</span>{' '}
      {draft.isOutdated ? <span className="tag tag-warn">{t('studio.outdated')}</span> : null}
    </>
  )
}

function Matters() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const officer = useOfficer()
  const [wanted, setWanted] = useState('')
  const matters = useQuery({ queryKey: studioKeys.matters, queryFn: listMatters })
  const begin = useMutation({
    mutationFn: (row: MatterRow & { from?: string }) => beginDraft(row.kind, row.id, row.from),
    onSuccess: (draft) => navigate({ to: '/studio/drafts/$id', params: { id: draft.id } }),
  })
  const rows = (matters.data?.rows ?? []).filter((row) => `${row.name} ${row.department}`.includes(wanted.trim()))
  return (
    <section className="studio-matters">
      <div className="page-head">
        <h2>{t('studio.matters')}</h2>
        <Input.Search
          className="page-search"
          allowClear
          aria-label={t('studio.search')}
          placeholder={t('studio.search')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      {matters.isError ? <ProblemNotice error={matters.error} again={() => matters.refetch()} /> : null}
      {begin.isError ? <ProblemNotice error={begin.error} /> : null}
      <DeskTable<MatterRow>
        label={t('studio.matters')}
        rowKey={(row) => `${row.kind} ${row.id}`}
        loading={matters.isPending}
        dataSource={rows}
        columns={[
          {
            title: t('studio.column.name'),
            dataIndex: 'name',
            render: (name: string, row) => (
              <>
                {name}{' '}
                {row.bodies === 0 ? null : (
                  <Link to="/studio/items/$id/differences" params={{ id: row.id }}>
                    {t('studio.differences.see', { count: row.bodies })}
                  </Link>
                )}
                {row.overtaken === null ? null : (
                  <div className="studio-overtaken" role="note">
                    {t('studio.overtaken', { who: row.overtaken.publishedBy, at: saidAt(row.overtaken.publishedAt) })}{' '}
                    {mayAny(officer, ['pack.draft']) ? (
                      <Button size="small" type="link" onClick={() => begin.mutate({ ...row, from: row.overtaken?.draft ?? '' })}>
                        {t('studio.takeUp')}
                      </Button>
                    ) : null}
                  </div>
                )}
              </>
            ),
          },
          { title: t('studio.column.kind'), render: (_, row) => t(`studio.kind.${row.kind}`) },
          { title: t('studio.column.department'), dataIndex: 'department' },
          { title: t('studio.column.decisions'), dataIndex: 'decisions', align: 'right' },
          {
            title: t('studio.column.version'),
            render: (_, row) => <PresentVersion row={row} />,
          },
          {
            title: t('studio.column.act'),
            render: (_, row) =>
              mayAny(officer, ['pack.draft']) ? (
                <Button
                  size="small"
                  aria-label={t('studio.changeOf', { name: row.name })}
                  loading={begin.isPending && begin.variables === row}
                  onClick={() => begin.mutate(row)}
                >
                  {t('studio.change')}
                </Button>
              ) : null,
          },
        ]}
      />
    </section>
  )
}

/** 第 3 版 and who published it, when; 内容包文件 where it came with the files. */
function PresentVersion({ row: { version } }: { row: MatterRow }) {
  const { t } = useTranslation()
  if (version === null) return null
  const { number, publishedBy, publishedAt } = version
  return (
    <>
      {t('studio.version', { number })}{' '}
      <span className="muted">
        {publishedBy === null ? t('studio.byFiles') : t('studio.publishedHere', { who: publishedBy, at: saidAt(publishedAt) })}
      </span>
    </>
  )
}
