// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { MapWords } from './draw-map.ts'

/** What a map says of itself to those who use it by keyboard or ear. */
export function useMapWords(): MapWords & { failed: string } {
  const { t } = useTranslation()
  return {
    label: t('place.label'),
    marker: t('place.marker'),
    zoomIn: t('place.zoomIn'),
    zoomOut: t('place.zoomOut'),
    hold: t('place.hold'),
    fingers: t('place.fingers'),
    failed: t('place.failed'),
  }
}
