// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt, saidOn } from '../frame/time.ts'
import { CopyCode } from './CopyCode.tsx'
import { type Draft, readMatter, type VersionRow } from './door.ts'

/** Every version of the matter by its number; the code that `chengshu process migrate` takes is copied. */
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
      <DeskTable<VersionRow>
        label={t('studio.versions')}
        rowKey="hash"
        loading={matter.isPending}
        dataSource={matter.data?.versions ?? []}
        columns={[
          { title: t('studio.column.version'), render: (_, row) => t('studio.version', { number: row.number }) },
          { title: t('studio.column.publisher'), render: (_, row) => row.publishedBy ?? t('studio.byFiles') },
          { title: t('studio.column.published'), render: (_, row) => saidAt(row.publishedAt) },
          { title: t('studio.column.inForce'), render: (_, row) => t('studio.from', { day: saidOn(row.inForceOn) }) },
          { title: t('studio.column.note'), dataIndex: 'note' },
          {
            title: t('studio.column.state'),
            render: (_, row) =>
              row.isCurrent ? (
                <span className="tag tag-ok">{t('studio.current')}</span>
              ) : (
                <span className={row.isComing ? 'tag tag-warn' : 'muted'}>
                  {t(row.isComing ? 'studio.coming' : 'studio.past')}
                </span>
              ),
          },
          { title: t('studio.column.act'), render: (_, row) => <CopyCode code={row.hash} label={t('studio.copyCode')} /> },
        ]}
      />
    </>
  )
}
