// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import type { Draft, FieldError, Values } from '../../client/index.ts'
import { SourceChip } from '../case/Facts.tsx'
import { DeskField } from './DeskField.tsx'

type Shown = {
  draft: Pick<Draft, 'form' | 'prefilled'>
  values: Values
  visible: string[]
  errors: FieldError[]
  /** every error is shown, not only those of fields that were left */
  all: boolean
  onChange: (field: string, value: unknown) => void
}

/** The form in its groups, dense: three fields a row, what the city knows filled in with its source. */
export function DraftGroups({ draft, values, visible, errors, all, onChange }: Shown) {
  const { schema, ui } = draft.form
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
            const error = all || left.has(field) ? errors.find((each) => each.field === field)?.message : undefined
            const source = draft.prefilled[field]
            return (
              <DeskField
                key={field}
                name={field}
                schema={of}
                ui={ui.fields?.[field]}
                required={required.has(field)}
                value={values[field]}
                error={error}
                mark={source === undefined ? null : <SourceChip source={source} />}
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
