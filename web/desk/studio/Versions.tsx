// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { type Draft, readMatter } from './door.ts'

/** Every version of the matter with the hash that `chengshu process migrate` takes. */
export function Versions({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const matter = useQuery({
    queryKey: ['studio', 'matter', draft.kind, draft.matter, draft.state.code],
    queryFn: () => readMatter(draft.kind, draft.matter),
  })
  if (matter.isError) return <ProblemNotice error={matter.error} again={() => matter.refetch()} />
  return (
    <>
      <p className="muted page-note">{t('studio.versionsNote')}</p>
      <DeskTable
        label={t('studio.versions')}
        rowKey="hash"
        loading={matter.isPending}
        dataSource={matter.data?.versions ?? []}
        columns={[
          { title: t('studio.column.version'), render: (_, row) => <code>{row.hash}</code> },
          { title: t('studio.column.published'), render: (_, row) => saidAt(row.publishedAt) },
          {
            title: t('studio.column.state'),
            render: (_, row) => (row.isCurrent ? <span className="tag tag-ok">{t('studio.current')}</span> : null),
          },
        ]}
      />
    </>
  )
}
