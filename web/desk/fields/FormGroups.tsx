// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useState } from 'react'
import type { FieldError, FormDescription, Values } from '../../client/index.ts'
import { DeskField } from './DeskField.tsx'

type Shown = {
  form: FormDescription
  values: Values
  visible: string[]
  errors: FieldError[]
  /** every error is shown, not only those of fields that were left */
  all: boolean
  /** beside a question: where its value came from */
  mark?: (field: string) => ReactNode
  onChange: (field: string, value: unknown) => void
}

/** A form in its groups, dense: three fields a row. */
export function FormGroups({ form, values, visible, errors, all, mark, onChange }: Shown) {
  const { schema, ui } = form
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const required = new Set(schema.required ?? [])
  const grouped = new Set(ui.groups.flatMap((group) => group.fields))
  const rest = visible.filter((field) => !grouped.has(field))
  const groups = rest.length === 0 ? ui.groups : [...ui.groups, { id: 'rest', title: '', fields: rest }]
  return groups.map((group) => {
    const fields = group.fields.filter((field) => visible.includes(field))
    if (fields.length === 0) return null
    return (
      <fieldset key={group.id} className="panel draft-group">
        <legend>{group.title}</legend>
        {'help' in group && group.help !== undefined ? <p className="muted">{group.help}</p> : null}
        <div className="draft-fields">
          {fields.map((field) => {
            const of = schema.properties[field] ?? {}
            const error = all || left.has(field) ? errors.find((each) => topOf(each.field) === field)?.message : undefined
            return (
              <DeskField
                key={field}
                name={field}
                schema={of}
                ui={ui.fields?.[field]}
                required={required.has(field)}
                value={values[field]}
                error={error}
                mark={mark?.(field)}
                onChange={(value) => onChange(field, value)}
                onLeave={() => setLeft((before) => new Set(before).add(field))}
              />
            )
          })}
        </div>
      </fieldset>
    )
  })
}

/** An error inside a list belongs to the list's question. */
const topOf = (field: string): string => field.split(/[.[]/)[0] ?? field
