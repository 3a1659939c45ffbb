// SPDX-License-Identifier: Apache-2.0
import { outlineDecisions } from '@chengshu/engine'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Values } from '../../client/index.ts'
import { FormGroups } from '../fields/FormGroups.tsx'
import { Labelled } from '../frame/Labelled.tsx'
import { dayOf } from '../frame/time.ts'
import { askedBy, fieldOf, formOf, givenBy, type Known } from './asked.ts'
import { DecidedTables } from './DecidedTables.tsx'
import { type Tried, tryDecision } from './trial.ts'

/** Give what the tables read, see at once what they say, which rule matched, and what was missing. */
export function DecisionTrial({ text, known }: { text: string; known: Known }) {
  const { t } = useTranslation()
  const file = useMemo(() => outlineDecisions(text), [text])
  const [chosen, setChosen] = useState<string | null>(null)
  const [values, setValues] = useState<Values>({})
  const decision = file.decisions.find((one) => one.id === chosen) ?? file.decisions[0]
  const form = useMemo(() => {
    const inputs = decision?.inputs ?? []
    const asked = decision
      ? askedBy(
          decision,
          inputs.map((one) => one.name),
          known,
        )
      : []
    const titles = new Map(inputs.map((one) => [one.name, one.description]))
    return formOf(asked, (root) => t(`studio.root.${root}`, { defaultValue: titles.get(root) || root }))
  }, [decision, known, t])
  // every case reads which day it is
  const given = givenBy(form, values, { today: dayOf(new Date()) })
  const tried = useQuery({
    queryKey: ['studio', 'trial', text, decision?.id, given],
    queryFn: () => tryDecision(text, decision?.id ?? '', given),
    enabled: decision !== undefined,
    staleTime: Infinity,
    placeholderData: (before) => before,
  })
  if (decision === undefined) return null
  const isBegun = Object.values(values).some((value) => value !== null && value !== undefined)
  return (
    <section className="studio-trial" aria-label={t('studio.trial')}>
      <h2>{t('studio.trial')}</h2>
      <p className="muted page-note">{t('studio.trialNote')}</p>
      {file.decisions.length < 2 ? null : (
        <Labelled label={t('studio.decisionName')}>
          <Select
            value={decision.id}
            onChange={setChosen}
            options={file.decisions.map((one) => ({ value: one.id, label: one.name }))}
          />
        </Labelled>
      )}
      <FormGroups
        form={form}
        values={values}
        visible={Object.keys(form.schema.properties)}
        errors={isBegun ? lackIn(tried.data, t('studio.lacksHere')) : []}
        all
        onChange={(field, value) => setValues((before) => ({ ...before, [field]: value }))}
      />
      <div role="status" className="studio-outcome-of">
        {!isBegun || tried.data === undefined ? null : 'problem' in tried.data ? (
          <p className="text-warn">{t('studio.trialProblem', { problem: tried.data.problem })}</p>
        ) : (
          <DecidedTables outcome={tried.data.outcome} outlines={file.decisions} known={known} />
        )}
      </div>
    </section>
  )
}

/** What the result hangs on and was not given, said at its question. */
const lackIn = (tried: Tried | undefined, message: string) =>
  tried === undefined || 'problem' in tried
    ? []
    : tried.outcome.missing.map((path) => ({ field: fieldOf(path), code: 'required', message }))
