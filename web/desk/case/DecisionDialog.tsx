// SPDX-License-Identifier: Apache-2.0

import { Button, Input, Modal, Radio, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseTask, CaseView } from '../doors/types.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ClockSum } from './ClockSum.tsx'
import { bentOf, groundsFor, needsOpinion, outcomesOf, outputsOf } from './decision.ts'
import { PaperPreview } from './PaperPreview.tsx'
import { keepOpinion, keptOpinion } from './PendingDecisions.tsx'
import { Phrases } from './Phrases.tsx'
import { decisions } from './pending-decision.ts'
import { TaskFields, useTaskForm } from './TaskFields.tsx'

type Shown = { view: CaseView; task: CaseTask; open: boolean; onClose: () => void; onHeld?: () => void }

/** Outcome, ground and opinion at the left, the document at the right. Confirming holds it for ten seconds. */
export function DecisionDialog({ view, task, open, onClose, onHeld }: Shown) {
  const { t } = useTranslation()
  const outcomes = outcomesOf(task, t('decide.done'))
  const [typed, setTyped] = useState(() => keptOpinion(task.id))
  const [tried, setTried] = useState(false)
  useEffect(() => {
    if (open) setTyped(keptOpinion(task.id))
    setTried(false)
  }, [open, task.id])
  function type(part: Partial<typeof typed>): void {
    const next = { ...typed, ...part }
    setTyped(next)
    keepOpinion(task.id, next)
  }
  const { outcome, ground, opinion = '' } = typed
  const grounds = outcome === undefined ? [] : groundsFor(view, outcome)
  const negative = outcome !== undefined && bentOf(outcome) !== 'onward'
  const outputs = outputsOf(task, view.kind)
  const filling = useTaskForm(view, task, typed.fields)
  const asksOpinion = needsOpinion(outcome, view.kind, task.element)
  const missing = {
    outcome: outcome === undefined,
    ground: grounds.length > 0 && ground === undefined,
    opinion: asksOpinion && opinion.trim().length < 2,
    outputs: outputs.some((name) => (typed[name] ?? '').trim() === ''),
    fields: (filling?.errors.length ?? 0) > 0,
  }
  function confirm(): void {
    setTried(true)
    if (outcome === undefined || missing.ground || missing.opinion || missing.outputs || missing.fields) return
    decisions.hold({
      root: view.root,
      caseId: view.id,
      taskId: task.id,
      number: view.number,
      outcomeName: outcomes.find((each) => each.id === outcome)?.name ?? outcome,
      completion: {
        outcome,
        ...(ground === undefined || grounds.length === 0 ? {} : { ground }),
        ...(opinion.trim() === '' ? {} : { opinion: opinion.trim() }),
        ...(outputs.length === 0 && filling === null
          ? {}
          : { output: { ...Object.fromEntries(outputs.map((name) => [name, (typed[name] ?? '').trim()])), ...filling?.given } }),
      },
    })
    onClose()
    onHeld?.()
  }
  return (
    <Modal
      open={open}
      onCancel={onClose}
      // the keyboard begins where the decision begins
      afterOpenChange={(opened) => {
        if (opened) document.querySelector<HTMLInputElement>('.decide-outcomes input')?.focus()
      }}
      width={960}
      title={t('decide.title', { name: task.name, number: view.number })}
      footer={
        <div className="dialog-foot">
          <span className="muted">{t('decide.takeBack')}</span>
          <Button onClick={onClose}>{t('later')}</Button>
          <Button type="primary" danger={negative} onClick={confirm}>
            {t('decide.confirm')}
          </Button>
        </div>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter confirms from any field inside */}
      <div
        className="decide"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm()
        }}
      >
        <div className="decide-form">
          <ClockSum view={view} />
          <fieldset>
            <legend>{t('decide.outcome')}</legend>
            <Radio.Group
              className="decide-outcomes"
              value={outcome}
              onChange={(event) => type({ outcome: event.target.value as string, ground: undefined })}
              options={outcomes.map((each) => ({ value: each.id, label: each.name }))}
            />
            {tried && missing.outcome ? <p className="text-danger">{t('decide.outcomeMissing')}</p> : null}
          </fieldset>
          {grounds.length === 0 ? null : (
            <Labelled label={t('decide.ground')}>
              <Select
                value={ground}
                placeholder={t('decide.groundChoose')}
                showSearch={{ optionFilterProp: 'label' }}
                status={tried && missing.ground ? 'error' : ''}
                options={grounds.map((each) => ({ value: each.id, label: each.text }))}
                onChange={(value: string) => type({ ground: value })}
              />
              {tried && missing.ground ? <span className="text-danger">{t('decide.groundMissing')}</span> : null}
            </Labelled>
          )}
          {filling === null ? null : (
            <TaskFields filling={filling} tried={tried} onChange={(fields) => type({ fields: { ...typed.fields, ...fields } })} />
          )}
          {outputs.map((name) => (
            <Labelled key={name} label={t(`decide.output.${name}`)}>
              <Input
                value={typed[name] ?? ''}
                maxLength={60}
                status={tried && (typed[name] ?? '').trim() === '' ? 'error' : ''}
                onChange={(event) => type({ [name]: event.target.value })}
              />
              {tried && (typed[name] ?? '').trim() === '' ? (
                <span className="text-danger">{t('decide.outputMissing')}</span>
              ) : null}
            </Labelled>
          ))}
          <Labelled label={t(view.kind === 'visit' ? 'decide.findings' : asksOpinion ? 'decide.reason' : 'decide.opinion')}>
            <Input.TextArea
              value={opinion}
              autoSize={{ minRows: 5, maxRows: 12 }}
              maxLength={1000}
              showCount
              status={tried && missing.opinion ? 'error' : ''}
              onChange={(event) => type({ opinion: event.target.value })}
            />
            {tried && missing.opinion ? <span className="text-danger">{t('decide.reasonMissing')}</span> : null}
          </Labelled>
          <Phrases
            opinion={opinion}
            onChoose={(text) => type({ opinion: opinion.trim() === '' ? text : `${opinion.trimEnd()}\n${text}` })}
          />
          <p className="muted">{t('decide.kept')}</p>
        </div>
        <PaperPreview
          view={view}
          task={task}
          outcome={outcomes.find((each) => each.id === outcome)}
          ground={grounds.find((each) => each.id === ground)}
          opinion={opinion}
        />
      </div>
    </Modal>
  )
}
