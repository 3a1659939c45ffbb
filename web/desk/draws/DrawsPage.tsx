// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DrawHead, drawKeys, listDraws } from '../doors/draws.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { More } from '../frame/More.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { PrepareDialog } from './PrepareDialog.tsx'

export const tones = { promised: 'tag tag-warn', drawn: 'tag tag-ok', withdrawn: 'tag tag-plain' }

/** The draws of the officer's department, the newest first, and the next one to prepare. */
export function DrawsPage() {
  const { t } = useTranslation()
  const [isPreparing, setPreparing] = useState(false)
  const pages = useInfiniteQuery({
    queryKey: drawKeys.all,
    queryFn: ({ pageParam }) => listDraws(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  if (pages.isError) return <ProblemNotice error={pages.error} again={() => void pages.refetch()} />
  if (pages.data === undefined) return <Skeleton className="loading" active paragraph={{ rows: 8 }} />
  const may = pages.data.pages[0]?.may ?? []
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('draws.title')}</h1>
        {may.length > 0 ? (
          <Button type="primary" onClick={() => setPreparing(true)}>
            {t('draws.prepare')}
          </Button>
        ) : null}
      </div>
      <p className="page-note muted">{t('draws.lead')}</p>
      <DeskTable<DrawHead>
        label={t('draws.title')}
        rowKey="id"
        dataSource={pages.data.pages.flatMap((one) => one.rows)}
        locale={{ emptyText: <Nothing title={t('draws.none')} todo={may.length > 0 ? t('draws.noneTodo') : undefined} /> }}
        columns={[
          {
            title: t('draws.name'),
            key: 'name',
            render: (_, { id, name }) => (
              <Link to="/draws/$id" params={{ id }}>
                {name}
              </Link>
            ),
          },
          {
            title: t('draws.state'),
            key: 'state',
            render: (_, { state }) => <span className={tones[state]}>{t(`draws.states.${state}`)}</span>,
          },
          { title: t('draws.source'), dataIndex: 'source' },
          { title: t('draws.notBefore'), key: 'notBefore', render: (_, { notBefore }) => saidAt(notBefore) },
        ]}
      />
      <More pages={pages} />
      {isPreparing ? <PrepareDialog may={may} onClose={() => setPreparing(false)} /> : null}
    </div>
  )
}
