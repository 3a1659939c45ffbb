// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Guide } from '../../client/index.ts'

/** By which rule a body is competent, and all that have published a guide of their own for this. */
export function Bodies({ guide }: { guide: Guide }) {
  const { t } = useTranslation()
  const bodies = guide.bodies ?? []
  return (
    <>
      {guide.competence && <p>{guide.competence}</p>}
      {bodies.length > 1 && (
        <details>
          <summary>{t('guide.bodiesLead', { count: bodies.length })}</summary>
          <ul className="links">
            {bodies.map((body) => (
              <li key={body.item}>
                <Link className="line" to="/items/$id" params={{ id: body.item }}>
                  <span className="row">
                    <span className="title">{body.name}</span>
                    <span className="chip">{body.level}</span>
                  </span>
                  <span className="small muted figures">
                    {[body.region, t('items.within', { promised: body.promised }), body.address].filter(Boolean).join(' · ')}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          <Link to="/items/$id/differences" params={{ id: guide.id }}>
            {t('differences.see')}
          </Link>
        </details>
      )}
    </>
  )
}
