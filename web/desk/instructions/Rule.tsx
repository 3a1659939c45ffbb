// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { Deduction } from '../doors/instructions.ts'

/** How scores come about, for everybody who sees one. */
export function Rule({ rule }: { rule: Deduction[] }) {
  const { t } = useTranslation()
  return (
    <details className="muted">
      <summary>{t('instructions.rule')}</summary>
      <ul>
        {rule.map((one) => (
          <li key={one.text}>
            {one.text} <span className="figures">{one.points}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
