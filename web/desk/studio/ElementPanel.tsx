// SPDX-License-Identifier: Apache-2.0

import { Input } from 'antd'
import type Modeler from 'bpmn-js/lib/Modeler'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../frame/Labelled.tsx'

type Business = {
  $type: string
  $instanceOf(type: string): boolean
  get(name: string): unknown
  conditionExpression?: { body?: string }
}
export type Shape = { id: string; type: string; businessObject: Business }
type Modeling = { updateProperties(shape: Shape, properties: Record<string, unknown>): void }
type Factory = { create(type: string, properties: Record<string, unknown>): unknown }

/** What may be said of an element, by its type: attribute and the word for it. */
const ASKED: readonly (readonly [type: string, attribute: string, word: string])[] = [
  ['bpmn:UserTask', 'camunda:candidateGroups', 'positions'],
  ['bpmn:UserTask', 'chengshu:department', 'department'],
  ['bpmn:UserTask', 'chengshu:limit', 'limit'],
  ['bpmn:Activity', 'chengshu:stage', 'stage'],
  ['bpmn:UserTask', 'chengshu:outcomes', 'outcomes'],
  ['bpmn:ServiceTask', 'camunda:topic', 'topic'],
  ['bpmn:BusinessRuleTask', 'camunda:decisionRef', 'decision'],
  ['bpmn:BusinessRuleTask', 'camunda:resultVariable', 'variable'],
]

/** What the chosen element says: its name, who does it, how long, with which outcomes; a flow's condition. */
export function ElementPanel({ editor, shape }: { editor: InstanceType<typeof Modeler>; shape: Shape | null }) {
  const { t } = useTranslation()
  if (shape === null)
    return (
      <aside className="studio-panel">
        <p className="muted">{t('studio.chooseElement')}</p>
      </aside>
    )
  const { businessObject: said } = shape
  const write = (properties: Record<string, unknown>) => editor.get<Modeling>('modeling').updateProperties(shape, properties)
  const condition = (body: string) =>
    write({
      conditionExpression: body === '' ? undefined : editor.get<Factory>('bpmnFactory').create('bpmn:FormalExpression', { body }),
    })
  return (
    <aside className="studio-panel" aria-label={t('studio.panel')}>
      <p className="muted">{shape.id}</p>
      <Field label={t('studio.field.name')} value={said.get('name')} onDone={(name) => write({ name: name || undefined })} />
      {ASKED.filter(([type]) => said.$instanceOf(type)).map(([, attribute, word]) => (
        <Field
          key={attribute}
          label={t(`studio.field.${word}`)}
          value={said.get(attribute)}
          onDone={(value) => write({ [attribute]: value || undefined })}
        />
      ))}
      {said.$instanceOf('bpmn:SequenceFlow') ? (
        <Field label={t('studio.field.condition')} value={said.conditionExpression?.body} onDone={condition} />
      ) : null}
    </aside>
  )
}

function Field({ label, value, onDone }: { label: string; value: unknown; onDone: (value: string) => void }) {
  const present = typeof value === 'string' ? value : ''
  const [typed, setTyped] = useState(present)
  const done = () => {
    if (typed.trim() !== present) onDone(typed.trim())
  }
  return (
    <Labelled label={label}>
      <Input value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={done} onPressEnter={done} />
    </Labelled>
  )
}
