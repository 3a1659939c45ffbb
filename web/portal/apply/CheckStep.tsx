// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actDone, type Draft, type DraftCheck, isSignedOut, keyOf, post, type Values } from '../../client/index.ts'
import { useIsEnglish, useSaidMaterials, useSay } from '../english.ts'
import { ErrorSummary, showField } from '../fields/ErrorSummary.tsx'
import { sayValue } from '../fields/Field.tsx'
import { mistakeInEnglish } from '../format/mistakes.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Icon } from '../frame/Icon.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { ClosedGates } from '../gates/ClosedGates.tsx'
import { Existing } from '../guide/Existing.tsx'
import { EligibilityList } from '../guide/Precheck.tsx'
import { ConfirmForHelper } from '../help/HelpPanel.tsx'
import { draftCheck, draftMaterials, draftOf, draftParts } from '../questions.ts'
import { DeliveryChoice, type UnsavedDelivery } from './DeliveryChoice.tsx'
import type { DraftKeeper } from './draft-keeper.ts'
import { fieldId, StepActions } from './FieldsStep.tsx'
import { materialId } from './MaterialCard.tsx'
import { Receiver } from './Receiver.tsx'
import { SIGN_PAPER, SignPaper } from './SignPaper.tsx'
import { type Step, stepOfField } from './steps.ts'

type CheckStepProps = {
  draft: Draft
  values: Values
  visible: string[]
  steps: Step[]
  goTo: (step: string) => void
  back: (() => void) | undefined
  keeper: DraftKeeper
}

/** The last look: every answer with its way back, what is still missing, how the result is delivered, and the act itself. */
export function CheckStep({ draft, values, visible, steps, goTo, back, keeper }: CheckStepProps) {
  const { t } = useTranslation()
  const go = useNavigate()
  const client = useQueryClient()
  const check = useQuery(draftCheck(draft.id))
  const isEnglish = useIsEnglish()
  const say = useSay()
  const rows = useSaidMaterials(useQuery(draftMaterials(draft.id)).data, draft)
  const [agreed, setAgreed] = useState(false)
  const [anyway, setAnyway] = useState(false)
  const [turn, setTurn] = useState(1)
  const unsaved: UnsavedDelivery = useRef(undefined)
  const act = `submit.${draft.id}`
  const blocked = check.data?.eligibility?.verdict === 'no' && !anyway

  async function submit() {
    // an address that was typed and not kept goes with the application; one that is missing is asked for by the server
    await unsaved.current?.()
    await keeper.flush()
    if (keeper.look().saving !== 'saved') return
    const fresh = await check.refetch()
    if (fresh.data?.ready === false || !agreed || blocked || isUnsigned(fresh.data)) {
      setTurn(turn + 1)
      return
    }
    try {
      const done = await post('/api/drafts/{id}/submission', {
        path: { id: draft.id },
        body: anyway ? { anyway } : {},
        key: keyOf(act),
      })
      actDone(act)
      client.setQueryData(['submitted', done.number], done)
      await go({ to: '/done/$number', params: { number: done.number }, replace: true })
      client.removeQueries({ queryKey: draftOf(draft.id).queryKey })
      void client.invalidateQueries({ queryKey: ['home'] })
      void client.invalidateQueries({ queryKey: ['cases'] })
      void client.invalidateQueries({ queryKey: ['drafts'] })
    } catch (error) {
      // an answer that is a refusal ends the attempt; a lost connection keeps its key, so that pressing again gives the same case
      if (!isSignedOut(error) && error instanceof Error && 'status' in error && error.status !== 0 && Number(error.status) < 500)
        actDone(act)
      // whatever stands in the way now is said above, with what can be done
      void client.invalidateQueries({ queryKey: ['gates'] })
      throw error
    }
  }

  if (check.isError) return <Trouble error={check.error} again={() => void check.refetch()} />
  if (check.data === undefined) return <Waiting lines={8} />
  const { errors, eligibility, signature, competence } = check.data
  const named = (field?: string, material?: string) =>
    field ? draft.form.schema.properties[field]?.title : rows.find((one) => one.id === material)?.name
  const mistakes = errors.map((error) => {
    if (error.field === undefined && error.material === undefined) {
      const unreceived = isEnglish ? competence.find((one) => one.why === error.message) : undefined
      const message = unreceived?.whyEn ?? error.message
      return { target: 'receiver-place', message, go: () => showField('receiver-place') }
    }
    const message = isEnglish ? mistakeInEnglish(error.message, named(error.field, error.material)) : error.message
    return {
      target: error.field ? fieldId(error.field) : materialId(error.material ?? ''),
      message,
      go: () => goTo(error.field ? (stepOfField(steps, error.field)?.id ?? steps[0]?.id ?? '') : 'materials'),
    }
  })
  if (blocked && turn > 1) mistakes.push({ target: 'anyway', message: t('apply.anywayFirst'), go: () => showField('anyway') })
  if (signature && isUnsigned(check.data) && turn > 1)
    mistakes.push({
      target: SIGN_PAPER,
      message: t('sign.first', { title: say(signature.title) }),
      go: () => showField(SIGN_PAPER),
    })
  if (!agreed && turn > 1) mistakes.push({ target: 'truth', message: t('apply.truthFirst'), go: () => showField('truth') })
  return (
    <div className="stack-wide">
      <ErrorSummary mistakes={mistakes} turn={turn} />
      {draft.helping === null && <ClosedGates kind={draft.kind} id={draft.of.id} />}
      {eligibility?.existing?.isSame && <Existing existing={eligibility.existing} kind={draft.kind} id={draft.of.id} />}
      {eligibility && eligibility.verdict !== 'yes' && (
        <section className="paper stack">
          <h2>{t('guide.qualify')}</h2>
          <EligibilityList answer={eligibility} kind={draft.kind} id={draft.of.id} />
          {eligibility.verdict === 'no' && (
            <label className="choice field">
              <input id="anyway" type="checkbox" checked={anyway} onChange={(event) => setAnyway(event.target.checked)} />
              <span>{t('apply.anyway')}</span>
            </label>
          )}
        </section>
      )}
      <Parts draft={draft} />
      <Receiver draft={draft} competence={competence} keeper={keeper} />
      <Answers draft={draft} values={values} visible={visible} steps={steps} goTo={goTo} />
      <MaterialsSummary draft={draft} goTo={goTo} />
      <DeliveryChoice draft={draft} keeper={keeper} unsaved={unsaved} />
      {signature && draft.helping === null && (
        <SignPaper
          draft={draft.id}
          signature={signature}
          refused={eligibility?.existing?.isSame ? t('sign.existing') : blocked ? t('sign.refused') : undefined}
          anyway={anyway}
          flush={() => keeper.flush()}
        />
      )}
      <label className="choice field">
        <input id="truth" type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
        <span>{t('apply.truth')}</span>
      </label>
      <ConfirmForHelper draft={draft} />
      <StepActions back={back}>
        <ActButton act={submit} doing={t('apply.submitting')}>
          {t('apply.submit')}
        </ActButton>
      </StepActions>
    </div>
  )
}

const isUnsigned = (check: DraftCheck | undefined): boolean =>
  check?.signature !== null && check?.signature !== undefined && check.signature.state !== 'signed'

/** Which items of a bundle these answers call for. */
function Parts({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const say = useSay()
  const parts = useQuery(draftParts(draft.id)).data ?? []
  if (draft.kind !== 'bundle' || parts.length === 0) return null
  return (
    <section className="paper stack">
      <h2>{t('apply.parts')}</h2>
      <ul className="ticks">
        {parts.map((part) => (
          <li key={part.item}>
            <Icon name="tick" className="tick-ok" />
            <span>{say(part.name)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Answers({ draft, values, visible, steps, goTo }: Omit<CheckStepProps, 'back' | 'keeper'>) {
  const { t } = useTranslation()
  const { schema, ui } = draft.form
  const shown = new Set(visible)
  const words = { yes: t('field.yes'), no: t('field.no'), none: t('field.none') }
  return ui.groups.map((group) => {
    const fields = group.fields.filter((field) => shown.has(field))
    if (fields.length === 0) return null
    return (
      <section key={group.id} className="paper">
        <div className="answers-head">
          <h2>{group.title}</h2>
          <button
            type="button"
            className="link-button"
            aria-label={t('apply.changeOf', { title: group.title })}
            onClick={() => goTo(stepOfField(steps, fields[0] ?? '')?.id ?? group.id)}
          >
            {t('apply.change')}
          </button>
        </div>
        <dl className="facts">
          {fields.map((field) => (
            <div key={field}>
              <dt>{schema.properties[field]?.title ?? field}</dt>
              <dd className="figures">{sayValue(values[field], schema.properties[field] ?? {}, ui.fields[field], words)}</dd>
            </div>
          ))}
        </dl>
      </section>
    )
  })
}

function MaterialsSummary({ draft, goTo }: { draft: Draft; goTo: (step: string) => void }) {
  const { t } = useTranslation()
  const materials = useQuery(draftMaterials(draft.id)).data
  const rows = useSaidMaterials(materials, draft).filter((material) => material.state !== 'not-required')
  if (rows.length === 0) return null
  return (
    <section className="paper">
      <div className="answers-head">
        <h2>{t('apply.materials')}</h2>
        <button
          type="button"
          className="link-button"
          aria-label={t('apply.changeOf', { title: t('apply.materials') })}
          onClick={() => goTo('materials')}
        >
          {t('apply.change')}
        </button>
      </div>
      <dl className="facts">
        {rows.map((material) => (
          <div key={material.id}>
            <dt>{material.name}</dt>
            <dd>
              {t(`material.${material.state}`)}
              {material.source && <span className="small muted"> · {material.source.label}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
