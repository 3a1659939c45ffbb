// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../client/index.ts'

/** What the case rests on by promise, until when, and how it stands; each opens its own case. */
export function Commitments({ rows }: { rows: Commitment[] }) {
  const { t } = useTranslation()
  if (rows.length === 0) return null
  return (
    <section className="lanes">
      <h3>{t('commitments.title', { count: rows.length })}</h3>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/cases/$root/$id" params={{ root: row.root, id: row.id }}>
              {row.name}
            </Link>
            <span className="muted">{row.state.name}</span>
            <span className="muted">{t(`commitments.${row.kind}`, { day: row.dueOn })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
