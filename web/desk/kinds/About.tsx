// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { KindView } from './door.ts'

/** By what right the kind holds what it holds, for how long, and which version is in force. */
export function About({ kind }: { kind: KindView }) {
  const { t } = useTranslation()
  const said = { owner: kind.owner, basis: kind.basis, retention: kind.retention, from: kind.effectiveOn }
  return (
    <details className="muted kind-about">
      <summary>{t('kinds.about')}</summary>
      <dl>
        {Object.entries(said).map(([name, value]) => (
          <div key={name}>
            <dt>{t(`kinds.of.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('kinds.of.version')}</dt>
          <dd className="figures">{kind.version.slice(0, 12)}</dd>
        </div>
      </dl>
    </details>
  )
}
