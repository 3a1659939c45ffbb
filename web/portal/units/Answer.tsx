// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FormDescription, isProblem, post, type Values } from '../../client/index.ts'
import { useOpening } from '../../opening/use-opening.ts'
import { ErrorSummary } from '../fields/ErrorSummary.tsx'
import { FieldFrame } from '../fields/FieldFrame.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { fieldId, Questions } from '../kinds/Questions.tsx'
import type { UnitTask } from './door.ts'

type Said = { opinion: string; ground: string }

/** What the unit answers: one of the acts that the kind allows, with its questions, or with why. */
export function Answer({ task }: { task: UnitTask }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [outcome, setOutcome] = useState(task.acts[0]?.id ?? '')
  const [said, setSaid] = useState<Said>({ opinion: '', ground: '' })
  const chosen = task.acts.find(({ id }) => id === outcome)
  const asks = chosen?.asks === true && task.form !== null
  const opening = useOpening({
    form: asks && task.form ? task.form : nothingAsked,
    place: `unit.${task.id}`,
    begin: task.values as Values,
    send: ({ id, form }) => {
      const { opinion, ground } = { opinion: said.opinion.trim(), ground: said.ground }
      const body = {
        outcome,
        ...(asks ? { output: form } : {}),
        ...(opinion === '' ? {} : { opinion }),
        ...(ground === '' ? {} : { ground }),
      }
      return post('/api/me/units/tasks/{root}/{id}/completion', { path: { root: task.root, id: task.id }, body, key: id })
    },
    onOpened: () => void client.invalidateQueries({ queryKey: ['units'] }),
  })
  const { errors, tried, turn, problem, busy } = opening
  const isWordless = chosen?.needs === 'words' && said.opinion.trim().length < 2
  const isGroundless = chosen?.needs === 'ground' && said.ground === ''
  const mistakes = [
    ...(asks ? errors.map(({ field, message }) => ({ target: fieldId(field), message })) : []),
    ...(isWordless ? [{ target: 'unit-opinion', message: t('units.sayWhy') }] : []),
    ...(isGroundless ? [{ target: 'unit-ground', message: t('units.chooseGround') }] : []),
  ]
  return (
    <form
      className="stack-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void opening.submit(isWordless || isGroundless)
      }}
    >
      {tried && <ErrorSummary mistakes={mistakes} turn={turn} />}
      {problem !== undefined && !isProblem(problem, 'ANSWERS_INVALID') && <Trouble error={problem} />}
      {task.acts.length > 1 && (
        <fieldset className="paper stack">
          <legend className="strong">{t('units.how')}</legend>
          {task.acts.map(({ id, name }) => (
            <label key={id} className="choice">
              <input type="radio" name="unit-outcome" value={id} checked={outcome === id} onChange={() => setOutcome(id)} />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      {asks && task.form && <Questions form={task.form} opening={opening} />}
      <Words task={task} chosen={chosen} said={said} change={setSaid} tried={tried} />
      <div className="action">
        <div className="row">
          <button type="submit" className="button primary" aria-busy={busy} aria-disabled={busy}>
            {busy ? t('act.doing') : (chosen?.name ?? t('kinds.send'))}
          </button>
        </div>
      </div>
      <p className="small muted">{t('kinds.kept')}</p>
    </form>
  )
}

const nothingAsked: FormDescription = { schema: { type: 'object', properties: {} }, ui: { groups: [], fields: {} } }

type WordsProps = {
  task: UnitTask
  chosen: UnitTask['acts'][number] | undefined
  said: Said
  change: (said: Said) => void
  tried: boolean
}

/** Why it is given back or asked about, and what else there is to say. */
function Words({ task, chosen, said, change, tried }: WordsProps) {
  const { t } = useTranslation()
  const needsGround = chosen?.needs === 'ground'
  const needsWords = chosen?.needs === 'words'
  const wrong = (isWrong: boolean, message: string) => (tried && isWrong ? { error: message } : {})
  return (
    <section className="paper stack-wide">
      {needsGround && (
        <FieldFrame id="unit-ground" label={t('units.ground')} required {...wrong(said.ground === '', t('units.chooseGround'))}>
          <select
            id="unit-ground"
            className="input"
            value={said.ground}
            onChange={(event) => change({ ...said, ground: event.target.value })}
          >
            <option value="">{t('units.choose')}</option>
            {task.grounds.map(({ id, text, law }) => (
              <option key={id} value={id}>
                {law === null ? text : `${text}（${law}）`}
              </option>
            ))}
          </select>
        </FieldFrame>
      )}
      <FieldFrame
        id="unit-opinion"
        label={t(needsWords ? 'units.words' : 'units.moreWords')}
        required={needsWords}
        {...wrong(needsWords && said.opinion.trim().length < 2, t('units.sayWhy'))}
      >
        <textarea
          id="unit-opinion"
          className="input"
          rows={3}
          maxLength={2000}
          value={said.opinion}
          onChange={(event) => change({ ...said, opinion: event.target.value })}
        />
      </FieldFrame>
    </section>
  )
}
