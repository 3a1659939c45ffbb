// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../frame/Labelled.tsx'
import type { Choices, Finding } from './door.ts'
import type { Field } from './guide-parts.ts'

export type FieldProps = {
  field: Field
  value: unknown
  choices: Choices
  isLocked: boolean
  problems: readonly Finding[]
  onDone: (value: unknown) => void
}

/** One value of a file: chosen where there is something to choose from, typed otherwise; what the checker says of it stands below. */
export function TextField({ field, value, choices, isLocked, problems, onDone }: FieldProps) {
  const { t } = useTranslation()
  const label = t(`studio.text.${field.word}`)
  const given = { value, isLocked, label, onDone }
  return (
    <div className={problems.some((one) => one.level === 'error') ? 'studio-field studio-field-wrong' : 'studio-field'}>
      {field.as === 'yes' ? (
        <Checkbox checked={value === true} disabled={isLocked} onChange={(event) => onDone(event.target.checked)}>
          {label}
        </Checkbox>
      ) : (
        <Labelled label={label}>
          {field.from ? <Chosen {...given} field={field} choices={choices} /> : <Typed {...given} as={field.as} />}
        </Labelled>
      )}
      <Problems problems={problems} />
    </div>
  )
}

export function Problems({ problems }: { problems: readonly Finding[] }) {
  return problems.map((one) => (
    <p key={`${one.code} ${one.message}`} className={one.level === 'error' ? 'text-danger' : 'text-warn'} role="alert">
      {one.message}
    </p>
  ))
}

type Given = { value: unknown; isLocked: boolean; label: string; onDone: (value: unknown) => void }

function Chosen({ field, choices, value, isLocked, label, onDone }: Given & { field: Field; choices: Choices }) {
  const { t } = useTranslation()
  const options = optionsOf(field, choices, (code) => t(`studio.code.${field.word}.${code}`))
  const isMany = field.as === 'words'
  return (
    <Select
      aria-label={label}
      className="studio-wide"
      mode={isMany ? 'multiple' : undefined}
      showSearch={{ optionFilterProp: 'label' }}
      disabled={isLocked}
      value={value ?? (isMany ? [] : undefined)}
      options={options}
      onChange={onDone}
    />
  )
}

function optionsOf({ from }: Field, choices: Choices, said: (code: string) => string): { value: string; label: string }[] {
  if (from === undefined) return []
  if (typeof from === 'object') return from.codes.map((code) => ({ value: code, label: said(code) }))
  if (from === 'lifeStages') return choices.lifeStages.map((stage) => ({ value: stage, label: stage }))
  const names = choices[from].map((one) => one.name)
  // two things of one name are told apart by what the files call them
  const isTwice = (name: string) => names.indexOf(name) !== names.lastIndexOf(name)
  return choices[from].map(({ id, name }) => ({ value: id, label: isTwice(name) ? `${name}（${id}）` : name }))
}

function Typed({ as, value, isLocked, label, onDone }: Given & { as: Field['as'] }) {
  const present = Array.isArray(value) ? value.join('、') : value === undefined || value === null ? '' : String(value)
  const [typed, setTyped] = useState({ present, text: present })
  // what changed elsewhere (a version was taken up again) is shown, what is being typed is not lost
  if (typed.present !== present) setTyped({ present, text: present })
  const done = () => {
    const text = typed.text.trim()
    if (text === present) return
    onDone(as === 'words' ? text.split(/[、,，\s]+/).filter((one) => one !== '') : text)
  }
  const shared = { 'aria-label': label, disabled: isLocked, onBlur: done }
  if (as === 'number')
    return (
      <InputNumber
        aria-label={label}
        disabled={isLocked}
        min={0}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => onDone(next ?? undefined)}
      />
    )
  const change = (text: string) => setTyped({ present, text })
  if (as === 'text' || as === 'rule')
    return (
      <Input.TextArea
        {...shared}
        className={as === 'rule' ? 'studio-rule' : ''}
        autoSize={{ minRows: 1, maxRows: 6 }}
        value={typed.text}
        onChange={(event) => change(event.target.value.replaceAll('\n', ' '))}
      />
    )
  return (
    <Input
      {...shared}
      type={as === 'day' ? 'date' : 'text'}
      value={typed.text}
      onChange={(event) => change(event.target.value)}
      onPressEnter={done}
    />
  )
}
