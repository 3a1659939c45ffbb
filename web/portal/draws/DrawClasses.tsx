// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { DrawView } from './door.ts'

/** What each class gives, and gave. */
export function DrawClasses({ draw: { shares, counts } }: { draw: DrawView }) {
  const { t } = useTranslation()
  const figures = ['base', 'excluded', 'asked', 'drawn'] as const
  const words = { base: 'inRoll', excluded: 'leftOut', asked: 'asked', drawn: 'drawn' }
  return (
    <section className="paper stack">
      <h2>{t('draws.classes')}</h2>
      <ul className="links">
        {shares.map(({ class: cls, percent, least }, n) => (
          <li key={cls ?? ''}>
            <span className="strong">{cls ?? t('draws.rest')}</span> {t('draws.least', { percent, count: least })}
            {counts?.[n] && (
              <p className="small muted figures">
                {figures.map((one) => `${t(`draws.${words[one]}`)} ${counts[n]?.[one]}`).join(' · ')}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
