// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { Tracking } from '../../client/index.ts'
import { isRecord, sayValue } from '../fields/Field.tsx'

/** What was submitted: answers and materials, folded. */
export function Answered({ data }: { data: Tracking }) {
  const { t } = useTranslation()
  const { schema, ui, values } = data.form
  if (!isRecord(values)) return null
  const words = { yes: t('field.yes'), no: t('field.no'), none: t('field.none') }
  const materials = data.materials.filter((material) => material.state !== 'not-required')
  return (
    <section className="paper">
      <details>
        <summary className="strong">{t('cases.submitted')}</summary>
        {(ui?.groups ?? []).map((group) => {
          const fields = group.fields.filter((field) => values[field] !== undefined && values[field] !== null)
          if (fields.length === 0) return null
          return (
            <div key={group.id}>
              <h3>{group.title}</h3>
              <dl className="facts">
                {fields.map((field) => (
                  <div key={field}>
                    <dt>{schema.properties[field]?.title ?? field}</dt>
                    <dd className="figures">
                      {sayValue(values[field], schema.properties[field] ?? {}, ui.fields[field], words)}
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          )
        })}
        {materials.length > 0 && (
          <>
            <h3>{t('apply.materials')}</h3>
            <dl className="facts">
              {materials.map((material) => (
                <div key={material.id}>
                  <dt>{material.name}</dt>
                  <dd>
                    {t(`material.${material.state}`)}
                    {material.source && <span className="small muted"> · {material.source.label}</span>}
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </details>
    </section>
  )
}
