// SPDX-License-Identifier: Apache-2.0

import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { oversightKeys, type WatchedCase, watchedCases } from '../doors/oversight.ts'
import { mayAny } from '../doors/session.ts'
import { ClockChip } from '../frame/ClockChip.tsx'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidDue } from '../frame/time.ts'
import { UrgeDialog } from './UrgeDialog.tsx'

type Shown = { department: string; name: string; light: 'red' | 'yellow'; onClose: () => void }

/** The cases behind a figure; from here a supervisor urges. */
export function WatchedCases({ department, name, light, onClose }: Shown) {
  const { t } = useTranslation()
  const officer = useOfficer()
  const [urged, setUrged] = useState<WatchedCase | null>(null)
  const cases = useInfiniteQuery({
    queryKey: oversightKeys.cases(department, light),
    queryFn: ({ pageParam }) => watchedCases(department, light, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  return (
    <Drawer open size={960} onClose={onClose} title={t(`supervision.list.${light}`, { name })}>
      {cases.isError ? <ProblemNotice error={cases.error} again={() => void cases.refetch()} /> : null}
      <DeskTable
        label={t(`supervision.list.${light}`, { name })}
        rowKey={(row) => `${row.root}-${row.id}`}
        loading={cases.isPending}
        dataSource={cases.data?.pages.flatMap((page) => page.rows) ?? []}
        locale={{ emptyText: <Nothing title={t('supervision.noCases')} /> }}
        columns={[
          {
            title: t('column.clock'),
            key: 'clock',
            render: (_, row) => <ClockChip light={row.light} text={saidDue(row.dueAt)} />,
          },
          {
            title: t('column.number'),
            dataIndex: 'number',
            className: 'figures',
            render: (number: string, row) => (
              <Link to="/cases/$root/$id" params={{ root: row.root, id: row.id }}>
                {number}
              </Link>
            ),
          },
          { title: t('column.item'), dataIndex: 'itemName' },
          { title: t('column.applicant'), dataIndex: 'applicant' },
          {
            title: t('supervision.act'),
            key: 'act',
            render: (_, row) =>
              mayAny(officer, ['supervision.urge']) ? (
                <Button size="small" onClick={() => setUrged(row)}>
                  {t('supervision.urge')}
                </Button>
              ) : null,
          },
        ]}
      />
      {cases.hasNextPage ? (
        <p className="work-more">
          <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
            {t('work.more')}
          </Button>
        </p>
      ) : null}
      {urged === null ? null : <UrgeDialog watched={urged} onClose={() => setUrged(null)} />}
    </Drawer>
  )
}
