// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../doors/types.ts'
import { saidAt } from '../frame/time.ts'

/** What the case has posted to accounts: from where to where, how much, what for. */
export function Posted({ view: { posted } }: { view: CaseView }) {
  const { t } = useTranslation()
  if (posted.length === 0) return null
  return (
    <section className="lanes">
      <h3>{t('accounts.posted')}</h3>
      <ul>
        {posted.map((one) => (
          <li key={one.id}>
            <span className="muted">{t(`accounts.act.${one.how}`)}</span>
            <span>
              {one.from} → {one.to}
            </span>
            <strong className="figures">{one.amount}</strong>
            <span>{one.purpose}</span>
            <span className="muted figures">{saidAt(one.at)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
