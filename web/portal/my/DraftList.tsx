// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { remove } from '../../client/index.ts'
import { useSay } from '../english.ts'
import { moment } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { myDrafts } from '../questions.ts'

/** What was begun and not submitted. */
export function DraftList() {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const say = useSay()
  const drafts = useQuery(myDrafts())
  const rows = drafts.data ?? []
  if (rows.length === 0) return null
  return (
    <section className="paper stack" aria-labelledby="drafts">
      <h2 id="drafts">{t('drafts.title')}</h2>
      <ul className="stack">
        {rows.map((draft) => (
          <li key={draft.id} className="row-apart">
            <div>
              <Link to="/drafts/$id/$step" params={{ id: draft.id, step: 'begin' }}>
                {say(draft.of.name)}
              </Link>
              <p className="small muted figures">
                {draft.applicant} · {t('drafts.saved', { at: moment(draft.savedAt, new Date(), i18n.language) })}
              </p>
            </div>
            <ActButton
              look="link"
              act={async () => {
                await remove('/api/drafts/{id}', { path: { id: draft.id } })
                await client.invalidateQueries({ queryKey: ['drafts'] })
              }}
            >
              {t('drafts.remove')}
            </ActButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
