// SPDX-License-Identifier: Apache-2.0
import type { FormDescription } from '../../client/index.ts'
import type { useOpening } from '../../opening/use-opening.ts'
import { Field } from '../fields/Field.tsx'

type Opening = Pick<ReturnType<typeof useOpening>, 'values' | 'visible' | 'errors' | 'tried' | 'change'>

/** All questions of a short form on one page, in their groups. */
export function Questions({ form: { schema, ui }, opening }: { form: FormDescription; opening: Opening }) {
  const { values, visible, errors, tried, change } = opening
  return ui.groups.map((group) => {
    const fields = group.fields.filter((field) => visible.includes(field))
    if (fields.length === 0) return null
    return (
      <section key={group.id} className="paper stack-wide" aria-label={group.title}>
        <h2>{group.title}</h2>
        {group.help && <p className="muted">{group.help}</p>}
        {fields.map((name) => {
          const question = schema.properties[name]
          if (question === undefined) return null
          return (
            <Field
              key={name}
              id={fieldId(name)}
              name={name}
              schema={question}
              ui={ui.fields?.[name]}
              uiOf={(path) => ui.fields?.[path]}
              required={schema.required?.includes(name) ?? false}
              value={values[name]}
              error={tried ? errors.find((error) => topOf(error.field) === name)?.message : undefined}
              change={(value) => change(name, value)}
              leave={() => {}}
            />
          )
        })}
      </section>
    )
  })
}

export const fieldId = (field: string): string => `field-${topOf(field)}`
const topOf = (field: string): string => field.split(/[.[]/)[0] ?? field
