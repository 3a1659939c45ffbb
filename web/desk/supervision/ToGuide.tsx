// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { VisitRow } from '../doors/oversight.ts'

/** To the guide, where the days, visits, links and papers of an item are written down. */
export function ToGuide({ row: { item, name } }: { row: VisitRow }) {
  const { t } = useTranslation()
  return (
    <a href={`/items/${item}`} target="_blank" rel="noreferrer" title={t('visits.guide')}>
      {name}
    </a>
  )
}
