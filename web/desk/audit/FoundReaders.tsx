// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { listReaders } from '../doors/ledger.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { Actor } from './Actor.tsx'
import type { FoundProps } from './FoundEntries.tsx'
import { Matches } from './Matches.tsx'

/** From a leaked value: who read what has it, under which post, how often, for which matters. */
export function FoundReaders({ search, only, onOnly }: FoundProps) {
  const { t } = useTranslation()
  const found = useQuery({
    queryKey: ['readers', search],
    queryFn: () => listReaders({ ...search, value: search.value ?? '' }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const matches = found.data?.matches ?? []
  const unknown = found.isSuccess && matches.length === 0
  return (
    <>
      {found.isError ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      <Matches matches={matches} only={only} onOnly={onOnly} />
      {found.data?.isCut ? <Alert type="warning" showIcon title={t('audit.cut')} /> : null}
      <DeskTable
        label={t('audit.readers')}
        rowKey={(row) => [row.actor, row.actorDepartment, row.actorPosition].join()}
        loading={found.isPending}
        dataSource={found.data?.rows ?? []}
        locale={{
          emptyText: (
            <Nothing
              title={t(unknown ? 'audit.unknown' : 'audit.noReaders')}
              todo={t(unknown ? 'audit.unknownTodo' : 'audit.noneTodo')}
            />
          ),
        }}
        columns={[
          { title: t('audit.reader'), key: 'who', render: (_, row) => <Actor by={row} /> },
          { title: t('audit.times'), dataIndex: 'times', align: 'right', className: 'figures', width: 72 },
          { title: t('audit.firstAt'), dataIndex: 'firstAt', className: 'figures', render: (at: string) => saidAt(at) },
          { title: t('audit.lastAt'), dataIndex: 'lastAt', className: 'figures', render: (at: string) => saidAt(at) },
          { title: t('audit.forWhat'), dataIndex: 'purposes', render: (all: string[]) => all.join('；') },
          { title: t('audit.what'), dataIndex: 'fields', render: (all: string[]) => all.join('、') },
        ]}
      />
    </>
  )
}
