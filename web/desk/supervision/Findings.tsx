// SPDX-License-Identifier: Apache-2.0

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listFlags, oversightKeys } from '../doors/oversight.ts'
import { caseNumber } from '../frame/case-number.tsx'
import { DeskTable } from '../frame/DeskTable.tsx'
import { More } from '../frame/More.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'

/** What the rules noticed: a second notice for the same cause, an acceptance by silence, a process that stopped. */
export function Flags() {
  const { t } = useTranslation()
  const flags = useInfiniteQuery({
    queryKey: oversightKeys.flags,
    queryFn: ({ pageParam }) => listFlags(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  return (
    <>
      {flags.isError ? <ProblemNotice error={flags.error} again={() => void flags.refetch()} /> : null}
      <DeskTable
        label={t('supervision.flags')}
        rowKey="id"
        loading={flags.isPending}
        dataSource={flags.data?.pages.flatMap((page) => page.rows) ?? []}
        locale={{ emptyText: <Nothing title={t('flags.none')} todo={t('flags.noneTodo')} /> }}
        columns={[
          { title: t('flags.at'), dataIndex: 'at', className: 'figures', render: (at: string) => saidAt(at) },
          { title: t('flags.what'), dataIndex: 'what' },
          caseNumber(t('column.number')),
          { title: t('column.item'), dataIndex: 'itemName' },
          { title: t('column.department'), dataIndex: 'department' },
        ]}
      />
      <More pages={flags} />
    </>
  )
}
