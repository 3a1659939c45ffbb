// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Guide } from '../../client/index.ts'

const kinds = ['forms', 'materials', 'visits'] as const

/** Counted from the items themselves: what it would be one by one, and what it is together. */
export function BundleCounts({ counts }: { counts: NonNullable<Guide['counts']> }) {
  const { t } = useTranslation()
  const pairs = {
    forms: [counts.formsBefore, counts.formsNow],
    materials: [counts.materialsBefore, counts.materialsNow],
    visits: [counts.visitsBefore, counts.visitsNow],
  }
  return (
    <dl className="big-counts" aria-label={t('bundle.saves')}>
      {kinds.map((kind) => (
        <div key={kind}>
          <dt className="small muted">{t(`bundle.${kind}`)}</dt>
          <dd>
            <del className="before">
              <span className="hidden-visually">{t('bundle.before')}</span>
              {pairs[kind][0]}
            </del>
            <span aria-hidden="true">→</span>
            <ins className="now" style={{ textDecoration: 'none' }}>
              <span className="hidden-visually">{t('bundle.now')}</span>
              {pairs[kind][1]}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Which items are joined, by whom, and when one of them is left out. */
export function BundleParts({ guide }: { guide: Guide }) {
  return (
    <ul className="links">
      {(guide.parts ?? []).map((part) => (
        <li key={part.item}>
          <Link className="line" to="/items/$id" params={{ id: part.item }}>
            <span className="title">{part.name}</span>
            <span className="small muted">
              {part.department}
              {part.when && ` · ${part.when}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
