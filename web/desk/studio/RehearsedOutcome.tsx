// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import { FactGroups } from '../case/Facts.tsx'
import type { Rehearsed } from './door.ts'

const tone = { yes: 'ok', no: 'danger', unknown: 'warn' } as const

/** What would come of it: what the applicant is told, and what lies before the officer. */
export function RehearsedOutcome({ seen }: { seen: Rehearsed }) {
  const { t } = useTranslation()
  return (
    <div className="studio-seen" role="status">
      <section className="panel">
        <h2>{t('studio.seenBy.applicant')}</h2>
        <Told seen={seen} />
      </section>
      <section className="panel">
        <h2>{t('studio.seenBy.officer')}</h2>
        <p>
          {seen.applicant.name} <span className="muted">{t('studio.recorded')}</span>
        </p>
        <FactGroups form={{ ...seen.form, values: seen.values, sources: seen.prefilled }} />
        <Materials seen={seen} />
      </section>
    </div>
  )
}

function Told({ seen }: { seen: Rehearsed }) {
  const { t } = useTranslation()
  const { eligibility, errors, materials } = seen
  const got = materials.filter((one) => one.state === 'obtained')
  const asked = materials.filter((one) => one.state !== 'obtained')
  return (
    <>
      <h3>
        {t('studio.qualifies')}{' '}
        <span className={`tag tag-${tone[eligibility.verdict]}`}>{t(`studio.verdict.${eligibility.verdict}`)}</span>
      </h3>
      <ul>
        {eligibility.conditions.map((one) => (
          <li key={one.id}>
            <span className={`tag tag-${tone[one.verdict]}`}>{t(`studio.verdict.${one.verdict}`)}</span> {one.text}
            {one.verdict === 'yes' ? null : <span className="muted">{` ${one.reason}`}</span>}
          </li>
        ))}
      </ul>
      <h3>{t('studio.fromYou')}</h3>
      {asked.length + errors.length === 0 ? <p>{t('studio.nothingFromYou')}</p> : null}
      <ul>
        {errors.map((one) => (
          <li key={`${one.field} ${one.message}`} className="text-warn">
            {one.message}
          </li>
        ))}
        {asked.map((one) => (
          <li key={one.name}>
            {one.name}{' '}
            <span className="muted">
              {one.commitment === null ? one.fallback : t('studio.orPromise', { text: one.commitment })}
            </span>
          </li>
        ))}
      </ul>
      <h3>{t('studio.fromCity')}</h3>
      <ul>
        {got.map((one) => (
          <li key={one.name}>
            {one.name} <span className="muted">{one.label ?? ''}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Materials({ seen }: { seen: Rehearsed }) {
  const { t } = useTranslation()
  return (
    <section className="facts">
      <h3>{t('studio.seenMaterials')}</h3>
      <ul>
        {seen.materials.map((one) => (
          <li key={one.name}>
            {one.name}{' '}
            <span className={`tag tag-${one.state === 'obtained' ? 'ok' : 'warn'}`}>{t(`materialState.${one.state}`)}</span>{' '}
            <span className="muted">{one.label ?? one.fallback ?? ''}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
