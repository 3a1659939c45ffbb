// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { GuideMaterial } from '../../client/index.ts'
import { Icon } from '../frame/Icon.tsx'

/** What nobody but the applicant can give. */
export function FromYou({ materials }: { materials: GuideMaterial[] }) {
  const { t } = useTranslation()
  if (materials.length === 0) return <p className="say ok strong">{t('guide.nothingFromYou')}</p>
  const always = materials.filter((material) => !material.isConditional)
  const perhaps = materials.filter((material) => material.isConditional)
  return (
    <>
      {always.length === 0 ? <p className="strong">{t('guide.nothingAlways')}</p> : <Asked materials={always} />}
      {perhaps.length > 0 && (
        <details>
          <summary className="strong">{t('guide.perhaps', { count: perhaps.length })}</summary>
          <Asked materials={perhaps} />
        </details>
      )}
    </>
  )
}

function Asked({ materials }: { materials: GuideMaterial[] }) {
  const { t } = useTranslation()
  return (
    <ul className="ticks">
      {materials.map((material) => (
        <li key={material.id}>
          <Icon name="circle" className="tick-open" />
          <div className="stack-tight">
            <span className="row">
              <span className="strong">{material.name}</span>
              {material.necessity?.code !== '1' && <span className="chip">{material.necessity?.name}</span>}
            </span>
            {material.acceptStandard && <span className="small">{material.acceptStandard}</span>}
            {material.commitment && (
              <span className="small">
                {t('guide.commitment', { text: material.commitment.text, within: material.commitment.within })}
              </span>
            )}
            {material.upload && (
              <span className="small muted">
                {t('guide.upload', {
                  kinds: material.upload.accept.join(t('list.comma')).toUpperCase(),
                  size: material.upload.maxMB,
                })}
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What the city gets itself, ticked, with its source. */
export function FromCity({ materials }: { materials: GuideMaterial[] }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="muted">{t('guide.fromCityLead', { count: materials.length })}</p>
      <ul className="ticks">
        {materials.map((material) => (
          <li key={material.id}>
            <Icon name="tick" className="tick-ok" />
            <div className="stack-tight">
              <span className="strong">{material.name}</span>
              {material.got && <span className="small muted">{t('source.from', { label: material.got.label })}</span>}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
