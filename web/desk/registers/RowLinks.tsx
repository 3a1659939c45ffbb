// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type RowLink, readLinks, registerKeys } from '../doors/registers.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'

/** What a row is linked with, now or on a day; nothing where nothing names it. */
export function RowLinks({ register, row, asOf }: { register: string; row: string; asOf: string | null }) {
  const { t } = useTranslation()
  const links = useQuery({ queryKey: registerKeys.links(register, row, asOf), queryFn: () => readLinks(register, row, asOf) })
  if (links.isError) return <ProblemNotice error={links.error} again={() => void links.refetch()} />
  if (links.data === undefined || links.data.rows.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('registers.links')}</h2>
      <DeskTable<RowLink>
        label={t('registers.links')}
        rowKey={(link) => `${link.register} ${link.key} ${link.from}`}
        dataSource={links.data.rows}
        columns={[
          { title: t('registers.linkKind'), dataIndex: 'name' },
          {
            title: t('registers.linkOther'),
            render: (_, { other }) => (
              <Link to="/registers/$register/rows/$key" params={{ register: other.register, key: other.key }}>
                {other.title}
              </Link>
            ),
          },
          { title: t('registers.linkFrom'), className: 'figures', render: (_, { from }) => saidAt(from) },
          {
            title: t('registers.linkUntil'),
            className: 'figures',
            render: (_, { until }) => (until === null ? t('registers.linkHolds') : saidAt(until)),
          },
        ]}
      />
      {links.data.isCut ? <p className="muted">{t('registers.linksCut')}</p> : null}
    </section>
  )
}
