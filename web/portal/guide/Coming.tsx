// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Guide, Kind } from '../../client/index.ts'
import { fullDay } from '../format/dates.ts'

/** What is published and not in force yet: from which day, and where both versions stand side by side. */
export function Coming({ kind, guide }: { kind: Kind; guide: Guide }) {
  const { t, i18n } = useTranslation()
  const day = (on: string) => fullDay(on, i18n.language)
  if (!guide.isInForce) return <p className="say warn">{t('guide.notYet', { day: day(guide.effectiveOn) })}</p>
  const [next] = guide.coming
  if (!next) return null
  return (
    <p className="say warn">
      {t('guide.coming', { day: day(next.effectiveOn) })}{' '}
      {kind === 'item' && (
        <Link to="/items/$id/versions" params={{ id: guide.id }}>
          {t('guide.comingWhat')}
        </Link>
      )}
    </p>
  )
}
