// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { Tracking } from '../../client/index.ts'
import { useEnglish, useSay } from '../english.ts'
import { isRecord, sayValue } from '../fields/Field.tsx'
import { moment } from '../format/dates.ts'
import { formInEnglish } from '../format/in-english.ts'

/** What was submitted: answers and materials, folded. */
export function Answered({ data }: { data: Tracking }) {
  const { t, i18n } = useTranslation()
  const en = useEnglish(data.kind, data.item)
  const say = useSay()
  const { values } = data.form
  if (!isRecord(values)) return null
  const { schema, ui } = en === null ? data.form : formInEnglish(data.form, en)
  const words = { yes: t('field.yes'), no: t('field.no'), none: t('field.none') }
  const { materials } = data
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
                  <dt>{en?.materials[material.id]?.name ?? say(material.name)}</dt>
                  <dd>
                    {say(material.label)}
                    {material.at && (
                      <span className="small muted figures"> · {moment(material.at, new Date(), i18n.language)}</span>
                    )}
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
