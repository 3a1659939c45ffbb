// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Draw } from '../doors/draws.ts'
import { DeskTable } from '../frame/DeskTable.tsx'

type Drawn = NonNullable<Draw['objects']>[number]

/** Whoever was drawn, who is sent there, and what became of it. */
export function DrawnTable({ objects }: { objects: Drawn[] }) {
  const { t } = useTranslation()
  return (
    <DeskTable<Drawn>
      label={t('draws.drawn')}
      rowKey="id"
      dataSource={objects}
      columns={[
        {
          title: t('draws.object'),
          key: 'object',
          render: (_, { id, title }) => (
            <>
              <span className="figures">{id}</span> {title}
            </>
          ),
        },
        { title: t('draws.class'), key: 'class', render: (_, row) => row.class ?? '—' },
        {
          title: t('draws.team'),
          key: 'team',
          render: (_, { team, isShort }) =>
            isShort ? <span className="text-warn">{t('draws.short')}</span> : team.join('、') || '—',
        },
        { title: t('draws.case'), key: 'case', render: (_, row) => <CaseOf row={row} /> },
      ]}
    />
  )
}

function CaseOf({ row: { root, waits, refused } }: { row: Drawn }) {
  const { t } = useTranslation()
  if (root !== null)
    return (
      <Link to="/cases/$root/$id" params={{ root, id: root }}>
        {t('draws.open')}
      </Link>
    )
  if (refused !== null) return <span className="text-warn">{t('draws.refused', { code: refused })}</span>
  return waits ? t('draws.opening') : '—'
}
