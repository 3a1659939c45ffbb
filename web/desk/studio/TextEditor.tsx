// SPDX-License-Identifier: Apache-2.0
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Collapse, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Choices, Finding } from './door.ts'
import type { Entry, Many, Part, Section } from './guide-parts.ts'
import { Problems, TextField } from './TextField.tsx'
import { keyOf, openYaml, type Place, problemsOf, type YamlText } from './yaml-text.ts'

type Editing = {
  yaml: YamlText
  choices: Choices
  isLocked: boolean
  problems: Map<string, Finding[]>
  onChange: (text: string) => void
}

/** A file of the pack in words: sections, fields, lists; or, for what has no field here, its text. */
export function TextEditor(given: {
  text: string
  sections: readonly Section[]
  choices: Choices
  isLocked: boolean
  findings: readonly Finding[]
  onChange: (text: string) => void
}) {
  const { t } = useTranslation()
  const { text, sections, findings } = given
  const [isRaw, setRaw] = useState(false)
  const yaml = useMemo(() => openYaml(text), [text])
  const problems = useMemo(() => problemsOf(yaml, findings), [yaml, findings])
  const editing: Editing = { ...given, yaml, problems }
  return (
    <>
      <p className="studio-text-acts">
        <Button size="small" onClick={() => setRaw(!isRaw)} disabled={!yaml.isReadable && isRaw}>
          {t(isRaw || !yaml.isReadable ? 'studio.asFields' : 'studio.asText')}
        </Button>
      </p>
      {isRaw || !yaml.isReadable ? (
        <Input.TextArea
          className="studio-rule"
          aria-label={t('studio.asText')}
          autoSize={{ minRows: 20, maxRows: 40 }}
          readOnly={given.isLocked}
          value={text}
          onChange={(event) => given.onChange(event.target.value)}
        />
      ) : (
        <Collapse
          defaultActiveKey={[sections[0]?.word ?? '']}
          items={sections.map((section) => ({
            key: section.word,
            label: <SectionTitle section={section} editing={editing} />,
            children: <Parts parts={section.parts} at={[]} editing={editing} />,
          }))}
        />
      )}
    </>
  )
}

function SectionTitle({ section, editing }: { section: Section; editing: Editing }) {
  const { t } = useTranslation()
  const roots = section.parts.map((part) => keyOf('list' in part ? part.list : part.at))
  const errors = [...editing.problems].filter(([key]) =>
    roots.some((root) => key === root || key.startsWith(`${root}\u0000`)),
  ).length
  return (
    <>
      {t(`studio.section.${section.word}`)}{' '}
      {errors === 0 ? null : <span className="tag tag-warn">{t('studio.sectionFound', { count: errors })}</span>}
    </>
  )
}

function Parts({ parts, at, editing }: { parts: readonly Part[]; at: Place; editing: Editing }) {
  return parts.map((part) => {
    if ('list' in part) return <Entries key={part.word} many={part} at={[...at, ...part.list]} editing={editing} />
    const place = [...at, ...part.at]
    return (
      <TextField
        key={part.at.join('.')}
        field={part}
        value={editing.yaml.value(place)}
        choices={editing.choices}
        isLocked={editing.isLocked}
        problems={editing.problems.get(keyOf(place)) ?? []}
        onDone={(value) => editing.onChange(editing.yaml.put(place, value))}
      />
    )
  })
}

function Entries({ many, at, editing }: { many: Many; at: Place; editing: Editing }) {
  const { t } = useTranslation()
  const entries = (editing.yaml.value(at) ?? []) as Entry[]
  return (
    <section className="studio-entries" aria-label={t(`studio.many.${many.word}`)}>
      <h3>{t(`studio.many.${many.word}`)}</h3>
      {entries.map((entry, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry is what stands at its place
        <details key={place} className="studio-entry">
          <summary>{titleOf(many, entry, t)}</summary>
          <Problems problems={editing.problems.get(keyOf([...at, place])) ?? []} />
          <Parts parts={many.parts(entry)} at={[...at, place]} editing={editing} />
          {editing.isLocked ? null : <EntryActs at={at} place={place} last={entries.length - 1} editing={editing} />}
        </details>
      ))}
      {editing.isLocked
        ? null
        : many.fresh.map(({ word, entry }) => (
            <Button
              key={word}
              size="small"
              icon={<PlusOutlined />}
              onClick={() => editing.onChange(editing.yaml.append(at, freshly(entry, entries)))}
            >
              {t(`studio.add.${word}`)}
            </Button>
          ))}
    </section>
  )
}

function titleOf(many: Many, entry: Entry, t: (key: string) => string): string {
  const title = many.title(entry)
  if (many.word === 'sources') return t(`studio.add.${title}`)
  return title === '' ? t('studio.untitled') : title
}

/** A new entry with an id that none of the others has. */
function freshly(entry: Entry, others: readonly Entry[]): Entry {
  if (typeof entry.id !== 'string') return entry
  const taken = new Set(others.map((one) => one.id))
  let id = entry.id
  for (let n = 2; taken.has(id); n += 1) id = `${entry.id}-${n}`
  return { ...entry, id }
}

function EntryActs({ at, place, last, editing }: { at: Place; place: number; last: number; editing: Editing }) {
  const { t } = useTranslation()
  const { yaml, onChange } = editing
  return (
    <p className="studio-entry-acts">
      <Button
        size="small"
        type="text"
        icon={<ArrowUpOutlined />}
        disabled={place === 0}
        onClick={() => onChange(yaml.move(at, place, place - 1))}
      >
        {t('studio.up')}
      </Button>
      <Button
        size="small"
        type="text"
        icon={<ArrowDownOutlined />}
        disabled={place === last}
        onClick={() => onChange(yaml.move(at, place, place + 1))}
      >
        {t('studio.down')}
      </Button>
      <Button size="small" type="text" danger icon={<DeleteOutlined />} onClick={() => onChange(yaml.drop([...at, place]))}>
        {t('studio.drop')}
      </Button>
    </p>
  )
}
