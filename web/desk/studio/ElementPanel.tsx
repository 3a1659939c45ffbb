// SPDX-License-Identifier: Apache-2.0

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import type Modeler from 'bpmn-js/lib/Modeler'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../frame/Labelled.tsx'
import type { Choices, Named } from './door.ts'
import { conditionsIn, outcomesIn, topics, writeOutcomes } from './process-text.ts'

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
export function ElementPanel({
  editor,
  shape,
  text,
  choices,
}: {
  editor: InstanceType<typeof Modeler>
  shape: Shape | null
  text: string
  choices: Choices
}) {
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
    <aside className="studio-panel" aria-label={t('studio.panel')} data-element={shape.id}>
      <p className="muted" title={shape.id}>
        {t(`studio.element.${shape.type.replace('bpmn:', '')}`, { defaultValue: t('studio.element.other') })}
      </p>
      <Field label={t('studio.field.name')} value={said.get('name')} onDone={(name) => write({ name: name || undefined })} />
      {ASKED.filter(([type]) => said.$instanceOf(type)).map(([, attribute, word]) => {
        const given = {
          ...{ label: t(`studio.field.${word}`), value: said.get(attribute) },
          onDone: (value: string) => write({ [attribute]: value || undefined }),
        }
        const from = {
          ...{ positions: choices.positions, department: choices.departments, decision: choices.decisions },
          topic: topics.map((id) => ({ id, name: t(`studio.topic.${id}`) })),
        }[word]
        if (from) return <Chosen key={attribute} {...given} from={from} isMany={word === 'positions'} />
        return word === 'outcomes' ? <Outcomes key={attribute} {...given} /> : <Field key={attribute} {...given} />
      })}
      {said.$instanceOf('bpmn:SequenceFlow') ? (
        <>
          <Chosen
            label={t('studio.field.byOutcome')}
            value={said.conditionExpression?.body}
            from={conditionsIn(text)}
            onDone={condition}
          />
          <Field label={t('studio.field.condition')} value={said.conditionExpression?.body} onDone={condition} />
        </>
      ) : null}
    </aside>
  )
}

type Given = { label: string; value: unknown; onDone: (value: string) => void }

/** Names that the content has, chosen; one that it does not have stays visible, so that it can be replaced. */
function Chosen({ label, value, from, isMany = false, onDone }: Given & { from: readonly Named[]; isMany?: boolean }) {
  const written = typeof value === 'string' ? value : ''
  const chosen = written === '' ? [] : isMany ? written.split(/[,，]\s*/) : [written]
  const known = new Set(from.map((one) => one.id))
  const others = chosen.filter((one) => !known.has(one)).map((one) => ({ value: one, label: one }))
  return (
    <Labelled label={label}>
      <Select
        aria-label={label}
        className="studio-wide"
        mode={isMany ? 'multiple' : undefined}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={isMany ? chosen : chosen[0]}
        options={[...others, ...from.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(next: string | string[] | undefined) => onDone(Array.isArray(next) ? next.join(',') : (next ?? ''))}
      />
    </Labelled>
  )
}

/** The outcomes of a task, each a word for people and the code that the drawing reads. */
function Outcomes({ label, value, onDone }: Given) {
  const { t } = useTranslation()
  const outcomes = outcomesIn(typeof value === 'string' ? value : '')
  const put = (at: number, said: { code?: string; word?: string }) =>
    onDone(writeOutcomes(outcomes.map((one, place) => (place === at ? { ...one, ...said } : one))))
  return (
    <fieldset className="studio-outcomes">
      <legend>{label}</legend>
      {outcomes.map(({ code, word }, at) => (
        <div key={code} className="studio-outcome">
          <Field label={t('studio.field.outcomeWord')} value={word} onDone={(next) => put(at, { word: next })} />
          <Field label={t('studio.field.outcomeCode')} value={code} onDone={(next) => put(at, { code: next })} />
          <Button
            size="small"
            type="text"
            danger
            icon={<DeleteOutlined />}
            aria-label={t('studio.dropOutcome', { word })}
            onClick={() => onDone(writeOutcomes(outcomes.filter((_, place) => place !== at)))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() =>
          onDone(writeOutcomes([...outcomes, { code: `outcome${outcomes.length + 1}`, word: t('studio.newOutcome') }]))
        }
      >
        {t('studio.add.entry')}
      </Button>
    </fieldset>
  )
}

function Field({ label, value, onDone }: Given) {
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
