// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'

/** The shape of what comes, while it comes. */
export function Waiting({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation()
  return (
    <div className="paper stack" role="status">
      <span className="hidden-visually">{t('trouble.waiting')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bones have no other name
        <div className="bone" key={line} style={{ width: `${[62, 100, 86, 94, 48][line % 5]}%` }} />
      ))}
    </div>
  )
}
