// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../frame/Page.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { differencesOf } from '../questions.ts'

/** What bodies' guides say otherwise than the basic item, field by field: all of them from the basic item, one alone from its own. */
export function DifferencesPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/items/$id/differences' })
  const found = useQuery(differencesOf(id))
  const name = found.data?.basic.name ?? ''
  return (
    <Page
      title={t('differences.title', { name })}
      lead={t('differences.lead')}
      back={{ to: `/items/${id}`, label: t('versions.back') }}
    >
      {found.isError && <Trouble error={found.error} again={() => void found.refetch()} />}
      {found.isLoading && <Waiting />}
      {found.data?.rows.length === 0 && <p>{t('differences.none')}</p>}
      {found.data?.rows.map(({ item, body, level, changes }) => (
        <section key={item} className="paper stack">
          <div className="row-apart">
            <h2>
              <Link to="/items/$id" params={{ id: item }}>
                {body}
              </Link>
            </h2>
            <span className="chip">{level}</span>
          </div>
          <dl className="facts">
            {changes.map(({ where, before, after }) => (
              <div key={where}>
                <dt>{where}</dt>
                <dd>
                  {t('differences.basic', { said: before ?? '—' })} → <ins>{after ?? '—'}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Page>
  )
}
