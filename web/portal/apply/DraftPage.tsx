// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { compileForm, validate, visibleFields } from '../../../engine/forms/index.ts'
import type { Draft } from '../../client/index.ts'
import { useIsEnglish, useSaidDraft } from '../english.ts'
import { mistakeInEnglish } from '../format/mistakes.ts'
import { useCare } from '../frame/care.ts'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { HelpPanel } from '../help/HelpPanel.tsx'
import { draftOf } from '../questions.ts'
import './apply.css'
import { Conflicts } from './Conflicts.tsx'
import { FieldsStep } from './FieldsStep.tsx'
import { SessionEnded } from './SessionEnded.tsx'
import { SaveMark, StepHead } from './StepHead.tsx'
import { stepAt, stepsOf } from './steps.ts'
import { useKeeper } from './use-keeper.ts'

const MaterialsStep = lazy(() => import('./MaterialsStep.tsx').then((page) => ({ default: page.MaterialsStep })))
const CheckStep = lazy(() => import('./CheckStep.tsx').then((page) => ({ default: page.CheckStep })))

export function DraftPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/drafts/$id/$step' })
  const draft = useQuery(draftOf(id))
  // a refetch that fails (the session ended) must not take the open form away: what was typed is on the screen
  if (draft.data === undefined)
    return (
      <Page title={t('apply.title')}>
        {draft.isError ? (
          <OnlySignedIn>
            <Trouble error={draft.error} again={() => void draft.refetch()} />
          </OnlySignedIn>
        ) : (
          <Waiting lines={6} />
        )}
      </Page>
    )
  if (draft.data.submitted) return <Navigate to="/my/cases/$number" params={{ number: draft.data.submitted.number }} replace />
  return <DraftBody draft={draft.data} />
}

function DraftBody({ draft: given }: { draft: Draft }) {
  const draft = useSaidDraft(given)
  const { t } = useTranslation()
  const { step: named } = useParams({ from: '/drafts/$id/$step' })
  const go = useNavigate()
  const care = useCare()
  const isEnglish = useIsEnglish()
  const { keeper, kept } = useKeeper(given)
  const form = useMemo(() => compileForm(draft.form), [draft.form])
  const known = useMemo(() => ({ ...kept.values, applicant: draft.applicant.facts }), [kept.values, draft.applicant.facts])
  const visible = useMemo(() => visibleFields(form, known), [form, known])
  const errors = useMemo(() => {
    const found = validate(form, known).errors
    return isEnglish ? found.map((one) => ({ ...one, message: mistakeInEnglish(one.message) })) : found
  }, [form, known, isEnglish])
  const steps = stepsOf(draft.form.ui.groups, visible, care, {
    materials: t('apply.materials'),
    check: t('apply.check'),
    rest: t('apply.rest'),
  })
  const at = stepAt(steps, named)
  const step = steps[at]

  const goTo = useCallback(
    async (id: string) => {
      await keeper.flush()
      keeper.seen()
      await go({ to: '/drafts/$id/$step', params: { id: draft.id, step: id } })
      window.scrollTo({ top: 0 })
    },
    [draft.id, go, keeper],
  )
  if (step === undefined) return null
  const next = steps[at + 1]
  const previous = steps[at - 1]
  const forward = next === undefined ? undefined : () => void goTo(next.id)
  const back = previous === undefined ? undefined : () => void goTo(previous.id)
  const guide = `/${draft.kind}s/${draft.of.id}`
  return (
    <Page title={step.title} headless>
      <div className="stack-wide">
        <StepHead
          name={draft.of.name}
          applicant={draft.applicant.name}
          agent={draft.agent}
          guide={guide}
          step={step}
          at={at}
          of={steps.length}
        />
        <SaveMark kept={kept} again={() => void keeper.flush()} />
        <Conflicts draft={draft} kept={kept} settle={(conflict, which) => keeper.settle(conflict, which)} />
        {step.kind === 'fields' && (
          <FieldsStep
            key={step.id}
            draft={draft}
            step={step}
            values={kept.values}
            errors={errors.filter((error) => step.fields.includes(error.field.split(/[.[]/)[0] ?? ''))}
            change={(field, value) => keeper.change(field, value)}
            leave={() => void keeper.flush()}
            forward={forward}
            back={back}
          />
        )}
        <Suspense fallback={<Waiting lines={6} />}>
          {step.kind === 'materials' && <MaterialsStep draft={draft} forward={forward} back={back} />}
          {step.kind === 'check' && (
            <CheckStep
              draft={draft}
              values={kept.values}
              visible={visible}
              steps={steps}
              goTo={(id) => void goTo(id)}
              back={back}
              keeper={keeper}
            />
          )}
        </Suspense>
        <HelpPanel draft={draft} flush={() => keeper.flush()} />
        <SessionEnded ended={kept.saving === 'signed-out'} />
      </div>
    </Page>
  )
}
