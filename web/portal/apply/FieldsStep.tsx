// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft, FieldError, Values } from '../../client/index.ts'
import { ErrorSummary } from '../fields/ErrorSummary.tsx'
import { Field } from '../fields/Field.tsx'
import { PrefillMark } from './PrefillMark.tsx'
import type { Step } from './steps.ts'

export type Moves = { forward: (() => void) | undefined; back: (() => void) | undefined }

type FieldsStepProps = Moves & {
  draft: Draft
  step: Step
  values: Values
  errors: FieldError[]
  change: (field: string, value: unknown) => void
  leave: () => void
}

/** One group of questions. Mistakes are told when the person goes on, or when a field that was wrong is still wrong. */
export function FieldsStep({ draft, step, values, errors, change, leave, forward, back }: FieldsStepProps) {
  const { t } = useTranslation()
  const [turn, setTurn] = useState(0)
  const [told, setTold] = useState<FieldError[]>([])
  const { schema, ui } = draft.form
  const still = told.filter((one) => errors.some((error) => error.field === one.field))
  const errorOf = (field: string) =>
    still.some((one) => top(one.field) === field) ? errors.find((error) => top(error.field) === field)?.message : undefined

  function goOn() {
    setTold(errors)
    setTurn(turn + 1)
    if (errors.length === 0) forward?.()
  }

  return (
    <form
      className="stack-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        goOn()
      }}
    >
      <ErrorSummary
        mistakes={still.map((error) => ({ target: fieldId(top(error.field)), message: error.message }))}
        turn={turn}
      />
      <div className="paper stack-wide">
        {step.fields.map((name) => {
          const question = schema.properties[name]
          if (question === undefined) return null
          return (
            <Field
              key={name}
              id={fieldId(name)}
              name={name}
              schema={question}
              ui={ui.fields[name]}
              uiOf={(path) => ui.fields[path]}
              required={schema.required?.includes(name) ?? false}
              value={values[name]}
              error={errorOf(name)}
              about={<PrefillMark draft={draft} field={name} title={question.title ?? name} value={values[name]} />}
              change={(value) => change(name, value)}
              leave={leave}
            />
          )
        })}
      </div>
      <StepActions back={back}>
        <button type="submit" className="button primary">
          {t('apply.next')}
        </button>
      </StepActions>
    </form>
  )
}

/** The way on and the way back, always in the same place. */
export function StepActions({ back, children }: { back: (() => void) | undefined; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="action">
      <div className="row">
        {back && (
          <button type="button" className="button" onClick={back}>
            {t('apply.back')}
          </button>
        )}
        {children}
      </div>
    </div>
  )
}

export const fieldId = (field: string): string => `field-${field}`
const top = (field: string): string => field.split(/[.[]/)[0] ?? field
