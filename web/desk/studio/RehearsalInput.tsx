// SPDX-License-Identifier: Apache-2.0
import type { DecisionOutline } from '@chengshu/engine'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type CompiledForm,
  compileForm,
  type FieldError,
  FormError,
  validate,
  visibleFields,
} from '../../../engine/forms/index.ts'
import type { FormDescription, Values } from '../../client/index.ts'
import { PrefilledFrom } from '../case/Facts.tsx'
import { FormGroups } from '../fields/FormGroups.tsx'
import { dayOf } from '../frame/time.ts'
import { askedBy, formOf, givenBy, type Known } from './asked.ts'
import type { Rehearsed } from './door.ts'
import type { Stage } from './rehearsal.ts'

/** what nobody is asked when she applies online: how she gets the result can be changed below */
const USUAL = { case: { delivery: 'electronic', channel: 'online' } }

type Given = {
  stage: Stage
  outlines: readonly DecisionOutline[]
  known: Known
  /** the form as a person would be asked, when one was chosen */
  person: Rehearsed | undefined
}
export type RehearsalGiven = ReturnType<typeof useRehearsalInput>

/** What a rehearsal begins with: the answers of the form, and what the drawing and its decisions read besides. */
export function useRehearsalInput({ stage, outlines, known, person }: Given) {
  const { t } = useTranslation()
  const [values, setValues] = useState<Values>({})
  const [others, setOthers] = useState<Values>({})
  const [isTold, setTold] = useState(false)
  const form = person?.form ?? known.asks
  const compiled = useMemo(() => (form === null ? null : compiledOf(form)), [form])
  const besides = useMemo(() => besidesOf(stage, outlines, known, t), [stage, outlines, known, t])
  const facts = person ? { applicant: person.applicant.facts } : {}
  const checked = compiled === null ? null : validate(compiled, { ...values, ...facts })
  // an application is complete, a rehearsal need not be: only what was answered wrong stands in its way
  const errors: FieldError[] = (checked?.errors ?? []).filter((one) => one.code !== 'required' && one.code !== 'unknown')
  return {
    ...{ form, values, others, besides, errors, isTold },
    visible: compiled === null ? [] : visibleFields(compiled, { ...values, ...facts }),
    answers: checked?.values ?? {},
    answer: (field: string, value: unknown) => setValues((before) => ({ ...before, [field]: value })),
    answerOther: (field: string, value: unknown) => setOthers((before) => ({ ...before, [field]: value })),
    fill: (filled: Values) => setValues(filled),
    /** whether it may begin; from now on what is wrong is shown */
    check: () => {
      setTold(true)
      return errors.length === 0
    },
    variables: (seen: Rehearsed | undefined): Record<string, unknown> => ({
      ...givenBy(besides, others, { applicant: {}, evidence: {}, today: dayOf(new Date()), ...USUAL }),
      form: checked?.values ?? {},
      ...(seen ? { applicant: seen.applicant.facts, evidence: seen.evidence } : {}),
    }),
  }
}

function compiledOf(form: FormDescription): CompiledForm | null {
  try {
    return compileForm(form)
  } catch (error) {
    // what is wrong with it the checker says
    if (error instanceof FormError) return null
    throw error
  }
}

function besidesOf({ definition }: Stage, outlines: readonly DecisionOutline[], known: Known, t: (key: string) => string) {
  const rules = {
    expressions: [...definition.flows.flatMap((flow) => flow.when ?? []), ...outlines.flatMap((one) => one.expressions)],
    ...{ tables: outlines.flatMap((one) => one.tables), inputs: [] },
  }
  return formOf(askedBy(rules, ['applicant', 'evidence', 'case'], known), (root) => t(`studio.root.${root}`))
}

/** The form itself, and beside it what the registers would say; with a person the registers say it. */
export function RehearsalInput({
  input,
  person,
  isFolded,
}: {
  input: RehearsalGiven
  person: Rehearsed | undefined
  isFolded: boolean
}) {
  const { t } = useTranslation()
  const { form, besides } = input
  const asked = Object.keys(besides.schema.properties).filter((field) => person === undefined || field.startsWith('case/'))
  return (
    <details key={String(isFolded)} open={!isFolded} className="studio-given">
      <summary>{t('studio.given')}</summary>
      <p className="muted page-note">{t('studio.givenNote')}</p>
      <div className="studio-filling">
        {form === null ? null : (
          <FormGroups
            form={form}
            values={input.values}
            visible={input.visible}
            errors={input.errors}
            all={input.isTold}
            mark={(field) => <PrefilledFrom source={person?.prefilled[field]} />}
            onChange={input.answer}
          />
        )}
        <FormGroups form={besides} values={input.others} visible={asked} errors={[]} all onChange={input.answerOther} />
      </div>
    </details>
  )
}
