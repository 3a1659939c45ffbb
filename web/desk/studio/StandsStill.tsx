// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'

type Shown = { detail: string | null; reads: readonly string[]; nameOf: (path: string) => string | undefined }

/** Why a rehearsal stands still: what its condition had to know, by the names of the questions; else the condition as it was written. */
export function StandsStill({ detail, reads, nameOf }: Shown) {
  const { t } = useTranslation()
  const names = [...new Set(reads.flatMap((path) => nameOf(path) ?? []))]
  if (names.length > 0) return <p className="text-warn">{t('studio.lacksHereToGoOn', { names: names.join('、') })}</p>
  if (detail === null) return null
  return reads.length === 0 ? (
    <p className="text-warn">{detail}</p>
  ) : (
    <p className="text-warn">
      {t('studio.conditionFailed')}
      <code>{detail}</code>
    </p>
  )
}
