// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../frame/Labelled.tsx'
import type { Choices, Finding } from './door.ts'
import {
  addField,
  choicesAt,
  dropField,
  type FieldKind,
  type Group,
  kindOf,
  moveField,
  readForm,
  setRequired,
} from './form-text.ts'
import type { Field } from './guide-parts.ts'
import { TextEditor } from './TextEditor.tsx'
import { Problems, TextField } from './TextField.tsx'
import { openYaml, type Place, problemsOf } from './yaml-text.ts'

type FormProps = {
  text: string
  choices: Choices
  isLocked: boolean
  findings: readonly Finding[]
  onChange: (text: string) => void
}
const KINDS: readonly FieldKind[] = ['text', 'long', 'number', 'yes', 'day', 'choice', 'choices']

/** What a form asks: its groups and fields, each with its words; the rest of the file as text. */
export function FormEditor(given: FormProps) {
  const { t } = useTranslation()
  const [isRaw, setRaw] = useState(false)
  const yaml = useMemo(() => openYaml(given.text), [given.text])
  if (isRaw || !yaml.isReadable) return <TextEditor {...given} sections={[]} />
  const form = readForm(yaml)
  return (
    <>
      <p className="studio-text-acts">
        <Button size="small" onClick={() => setRaw(true)}>
          {t('studio.asText')}
        </Button>
      </p>
      {form.groups.map((group, place) => (
        <section key={group.id} className="studio-entries" aria-label={group.title ?? group.id}>
          <h3>{group.title ?? group.id}</h3>
          {group.fields.map((id, at) => (
            <AskedField key={id} id={id} group={{ ...group, place }} at={at} {...given} />
          ))}
          {given.isLocked ? null : <NewField add={(kind, title) => given.onChange(addField(yaml, place, kind, title))} />}
        </section>
      ))}
    </>
  )
}

function AskedField({ id, group, at, ...given }: FormProps & { id: string; group: Group & { place: number }; at: number }) {
  const { t } = useTranslation()
  const yaml = useMemo(() => openYaml(given.text), [given.text])
  const problems = useMemo(() => problemsOf(yaml, given.findings), [yaml, given.findings])
  const { properties, required } = readForm(yaml)
  const property = properties[id] ?? {}
  const own = [...problems].flatMap(([key, found]) => (key.split('\u0000').includes(id) ? found : []))
  const kind = kindOf(property)
  const said = (place: Place, field: Field) => (
    <TextField
      field={field}
      value={yaml.value(place)}
      choices={given.choices}
      isLocked={given.isLocked}
      problems={[]}
      onDone={(value) => given.onChange(yaml.put(place, value))}
    />
  )
  const isRequired = required.includes(id)
  return (
    <details className="studio-entry">
      <summary>
        {property.title ?? id} <span className="muted">{t(`studio.kindOfField.${kind}`)}</span>{' '}
        {isRequired ? <span className="tag tag-plain">{t('studio.isRequired')}</span> : null}
        {own.length > 0 ? <span className="tag tag-warn">{t('studio.sectionFound', { count: own.length })}</span> : null}
      </summary>
      <Problems problems={own} />
      {said(['schema', 'properties', id, 'title'], { at: [], word: 'title', as: 'line' })}
      <Checkbox
        checked={isRequired}
        disabled={given.isLocked}
        onChange={(event) => given.onChange(setRequired(yaml, id, event.target.checked))}
      >
        {t('studio.isRequired')}
      </Checkbox>
      {said(['ui', 'fields', id, 'help'], { at: [], word: 'help', as: 'text' })}
      {kind === 'choice' || kind === 'choices' ? said(choicesAt(id, property), { at: [], word: 'options', as: 'words' }) : null}
      {kind === 'text' ? said(['schema', 'properties', id, 'maxLength'], { at: [], word: 'maxLength', as: 'number' }) : null}
      {said(['ui', 'fields', id, 'readBy'], { at: [], word: 'readBy', as: 'words', from: 'tasks' })}
      {said(['ui', 'fields', id, 'when'], { at: [], word: 'when', as: 'rule' })}
      {given.isLocked ? null : (
        <p className="studio-entry-acts">
          <Button
            size="small"
            type="text"
            disabled={at === 0}
            onClick={() => given.onChange(moveField(yaml, group.place, at, at - 1))}
          >
            {t('studio.up')}
          </Button>
          <Button
            size="small"
            type="text"
            disabled={at === group.fields.length - 1}
            onClick={() => given.onChange(moveField(yaml, group.place, at, at + 1))}
          >
            {t('studio.down')}
          </Button>
          <Button size="small" type="text" danger onClick={() => given.onChange(dropField(yaml, id))}>
            {t('studio.drop')}
          </Button>
        </p>
      )}
    </details>
  )
}

function NewField({ add }: { add: (kind: FieldKind, title: string) => void }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<FieldKind>('text')
  const [title, setTitle] = useState('')
  return (
    <div className="studio-new">
      <Labelled label={t('studio.newTitle')}>
        <Input value={title} maxLength={40} onChange={(event) => setTitle(event.target.value)} />
      </Labelled>
      <Labelled label={t('studio.newKind')}>
        <Select<FieldKind>
          aria-label={t('studio.newKind')}
          value={kind}
          onChange={setKind}
          options={KINDS.map((one) => ({ value: one, label: t(`studio.kindOfField.${one}`) }))}
        />
      </Labelled>
      <Button
        disabled={title.trim() === ''}
        onClick={() => {
          add(kind, title.trim())
          setTitle('')
        }}
      >
        {t('studio.addField')}
      </Button>
    </div>
  )
}
