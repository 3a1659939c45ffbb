// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react'
import { compileForm, validate, visibleFields } from '../../../engine/forms/index.ts'
import type { FieldError, FormDescription, Values } from '../../client/index.ts'
import type { CaseTask, CaseView } from '../doors/types.ts'
import { FormGroups } from '../fields/FormGroups.tsx'

export type TaskFilling = { form: FormDescription; values: Values; visible: string[]; errors: FieldError[]; given: Values }

/** What a task asks beside its outcome, over what the case already holds; null where it asks nothing. */
export function useTaskForm(view: CaseView, task: CaseTask, typed: Values | undefined): TaskFilling | null {
  const { form } = task
  const held = view.form.values
  return useMemo(() => {
    if (form === null) return null
    const compiled = compileForm(form)
    const values = { ...held, ...typed }
    const visible = visibleFields(compiled, values)
    const given = Object.fromEntries(
      visible.flatMap((field) => {
        const value = values[field]
        return value === undefined || value === null || value === '' ? [] : [[field, value]]
      }),
    )
    return { form, values, visible, errors: validate(compiled, values).errors, given }
  }, [form, held, typed])
}

/** The questions of a task, in the decision. */
export function TaskFields({
  filling,
  tried,
  onChange,
}: {
  filling: TaskFilling
  tried: boolean
  onChange: (to: Values) => void
}) {
  const { form, values, visible, errors } = filling
  return (
    <div className="decide-fields">
      <FormGroups
        form={form}
        values={values}
        visible={visible}
        errors={errors}
        all={tried}
        onChange={(field, value) => onChange({ [field]: value })}
      />
    </div>
  )
}
