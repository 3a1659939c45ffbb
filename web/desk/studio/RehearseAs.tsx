// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { compileForm, validate, visibleFields } from '../../../engine/forms/index.ts'
import type { Values } from '../../client/index.ts'
import { PrefilledFrom } from '../case/Facts.tsx'
import { FormGroups } from '../fields/FormGroups.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { ChosenPerson, personOf } from './ChosenPerson.tsx'
import { type Applied, type Choices, type Rehearsed, rehearseAs, type Texts } from './door.ts'
import { RehearsedOutcome } from './RehearsedOutcome.tsx'

type Shown = { draft: Applied; texts: Texts; people: Choices['people'] }

/** What somebody of the demo city would meet if this draft were in force: the form as it would be asked, filled in as far as the city knows. Nothing is filed. */
export function RehearseAs({ draft, texts, people }: Shown) {
  const { t } = useTranslation()
  const [who, setWho] = useState<string | null>(null)
  const opening = useMutation({ mutationFn: (chosen: string) => rehearseAs(draft, texts, personOf(chosen), {}) })
  if (people.length === 0) return <Nothing title={t('studio.noPeople')} todo={t('studio.noPeopleTodo')} />
  return (
    <>
      <ChosenPerson
        people={people}
        value={who}
        label={t('studio.asWhom')}
        isPending={opening.isPending}
        onChoose={(chosen) => {
          setWho(chosen)
          if (chosen !== null) opening.mutate(chosen)
        }}
      />
      {opening.isError ? <ProblemNotice error={opening.error} again={() => who !== null && opening.mutate(who)} /> : null}
      {opening.data === undefined || who === null ? null : (
        <Filling key={who} opened={opening.data} ask={(answers) => rehearseAs(draft, texts, personOf(who), answers)} />
      )}
    </>
  )
}

/** The form itself; each change asks for the outcome anew. */
function Filling({ opened, ask }: { opened: Rehearsed; ask: (answers: Values) => Promise<Rehearsed> }) {
  const { t } = useTranslation()
  const [values, setValues] = useState<Values>(opened.values)
  const [tried, setTried] = useState(false)
  const form = useMemo(() => compileForm(opened.form), [opened.form])
  const known = { ...values, applicant: opened.applicant.facts }
  const trying = useMutation({ mutationFn: () => ask(values) })
  return (
    <>
      <div className="studio-filling">
        <FormGroups
          form={opened.form}
          mark={(field) => <PrefilledFrom source={opened.prefilled[field]} />}
          values={values}
          visible={visibleFields(form, known)}
          errors={validate(form, known).errors}
          all={tried}
          onChange={(field, value) => {
            setValues((before) => ({ ...before, [field]: value }))
            // what came out is out of date with the next keystroke
            if (trying.data !== undefined) trying.reset()
          }}
        />
      </div>
      <Button
        type="primary"
        loading={trying.isPending}
        onClick={() => {
          setTried(true)
          trying.mutate()
        }}
      >
        {t('studio.tryAs')}
      </Button>
      {trying.isError ? <ProblemNotice error={trying.error} /> : null}
      {trying.data === undefined ? null : <RehearsedOutcome seen={trying.data} />}
    </>
  )
}
