// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldSchema, FieldUi } from '../../client/index.ts'
import { fullDay } from '../format/dates.ts'
import { grouped, isGrouped } from '../format/numbers.ts'
import { Agreement, Checkboxes, Choose, type Option, Radios, RegionChoice } from './ChoiceFields.tsx'
import { describedBy, FieldFrame } from './FieldFrame.tsx'
import { FileAnswer } from './FileAnswer.tsx'
import { PlaceText } from './PlaceText.tsx'
import { DateParts, GroupedText, type InputProps, NumberText, PlainText } from './TextFields.tsx'

export type FieldProps = {
  id: string
  name: string
  schema: FieldSchema
  ui: FieldUi | undefined
  uiOf?: (path: string) => FieldUi | undefined
  required: boolean
  value: unknown
  error?: string
  about?: ReactNode
  change: (value: unknown) => void
  leave: () => void
}

/** One question of a form: the schema says what it is, the layout how it looks. */
export function Field(props: FieldProps) {
  const { id, schema, ui, required, error, about } = props
  const label = schema.title ?? props.name
  const help = [ui?.help, ui?.example].filter(Boolean).join('　') || schema.description
  const kind = kindOf(schema, ui)
  const input: InputProps = {
    id,
    value: props.value,
    change: props.change,
    leave: props.leave,
    describedBy: describedBy(id, help, error),
    invalid: error !== undefined,
  }
  const together = ['radio', 'checkboxes', 'yes-no', 'date', 'list', 'object', 'region', 'agreement'].includes(kind)
  return (
    <FieldFrame id={id} label={label} required={required} help={help} error={error} grouped={together} about={about}>
      <Control kind={kind} input={input} field={props} label={label} />
    </FieldFrame>
  )
}

function Control({ kind, input, field, label }: { kind: string; input: InputProps; field: FieldProps; label: string }) {
  const { t } = useTranslation()
  const { schema, ui } = field
  const options = optionsOf(schema, ui)
  if (kind === 'yes-no')
    return (
      <Radios
        {...input}
        options={[
          { value: true, label: t('field.yes') },
          { value: false, label: t('field.no') },
        ]}
      />
    )
  if (kind === 'agreement') return <Agreement {...input} label={schema.description ?? label} />
  if (kind === 'radio') return <Radios {...input} options={options} />
  if (kind === 'checkboxes') return <Checkboxes {...input} options={optionsOf(schema.items ?? {}, ui)} />
  if (kind === 'select') return <Choose {...input} options={options} />
  if (kind === 'region') return <RegionChoice {...input} from={regionRoot} />
  if (kind === 'date') return <DateParts {...input} />
  if (kind === 'number' || kind === 'money')
    return <NumberText {...input} whole={schema.type === 'integer'} unit={kind === 'money' ? '¥' : undefined} />
  if (kind === 'file') return <FileAnswer input={input} schema={schema} name={label} />
  if (kind === 'place') return <PlaceText input={input} bounds={schema['x-bounds']} />
  if (kind === 'list') return <List field={field} />
  if (kind === 'object') return <Parts field={field} />
  if (isGrouped(schema.format)) return <GroupedText {...input} format={schema.format} />
  return <PlainText {...input} long={kind === 'textarea'} format={schema.format} />
}

/** The city's own region: districts are below it. */
const regionRoot = '990100'

function kindOf(schema: FieldSchema, ui: FieldUi | undefined): string {
  const type = Array.isArray(schema.type) ? (schema.type.find((one) => one !== 'null') ?? 'string') : schema.type
  const widget = ui?.widget
  if (schema['x-file'] !== undefined) return 'file'
  if (schema.format === 'point') return 'place'
  if (type === 'boolean') return widget === 'agreement' || widget === 'checkbox' ? 'agreement' : 'yes-no'
  if (type === 'array')
    return schema.items?.type === 'object' ? 'list' : schema.items?.enum || ui?.options ? 'checkboxes' : 'list'
  if (type === 'object') return 'object'
  if (widget === 'region' || widget === 'textarea' || widget === 'date') return widget
  const options = optionsOf(schema, ui)
  if (options.length > 0) return widget === 'select' || (widget !== 'radio' && options.length > 6) ? 'select' : 'radio'
  if (schema.format === 'date') return 'date'
  if (schema.format === 'money' || widget === 'money') return 'money'
  if (type === 'number' || type === 'integer') return 'number'
  return (schema.maxLength ?? 0) >= 200 ? 'textarea' : 'text'
}

function optionsOf(schema: FieldSchema, ui: FieldUi | undefined): Option[] {
  if (ui?.options) return ui.options
  if (schema.oneOf) return schema.oneOf.map((one) => ({ value: one.const, label: one.title }))
  return (schema.enum ?? []).map((value, n) => ({ value, label: schema.enumNames?.[n] ?? String(value) }))
}

/** The fields of an object, below each other. */
function Parts({ field }: { field: FieldProps }) {
  const value = isRecord(field.value) ? field.value : {}
  return (
    <div className="list-row">
      {Object.entries(field.schema.properties ?? {}).map(([name, schema]) => (
        <Field
          key={name}
          id={`${field.id}.${name}`}
          name={name}
          schema={schema}
          ui={field.uiOf?.(`${field.name}.${name}`)}
          uiOf={field.uiOf}
          required={field.schema.required?.includes(name) ?? false}
          value={value[name]}
          change={(part) => field.change({ ...value, [name]: part })}
          leave={field.leave}
        />
      ))}
    </div>
  )
}

/** A list that grows: one row a thing. */
function List({ field }: { field: FieldProps }) {
  const { t } = useTranslation()
  const rows = Array.isArray(field.value) ? field.value : []
  const item = field.schema.items ?? {}
  const set = (next: unknown[]) => field.change(next.length === 0 ? null : next)
  return (
    <>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
        <div key={at} className="list-row">
          <Field
            id={`${field.id}.${at}`}
            name={field.name}
            schema={{ ...item, title: t('field.row', { label: field.schema.title ?? field.name, at: at + 1 }) }}
            ui={field.uiOf?.(`${field.name}.items`)}
            uiOf={field.uiOf}
            required
            value={row}
            change={(part) => set(rows.map((one, place) => (place === at ? part : one)))}
            leave={field.leave}
          />
          <button type="button" className="link-button" onClick={() => set(rows.filter((_, place) => place !== at))}>
            {t('field.removeRow', { at: at + 1 })}
          </button>
        </div>
      ))}
      {rows.length < (field.schema.maxItems ?? 50) && (
        <button type="button" id={field.id} className="button" onClick={() => set([...rows, item.type === 'object' ? {} : ''])}>
          {t('field.addRow')}
        </button>
      )}
    </>
  )
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An answer in words, for the last look. */
export function sayValue(
  value: unknown,
  schema: FieldSchema,
  ui: FieldUi | undefined,
  words: { yes: string; no: string; none: string },
): string {
  if (value === null || value === undefined || value === '') return words.none
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) return value.map((one) => sayValue(one, schema.items ?? {}, ui, words)).join('、')
  if (isRecord(value))
    return Object.entries(value)
      .map(
        ([name, one]) =>
          `${schema.properties?.[name]?.title ?? name}：${sayValue(one, schema.properties?.[name] ?? {}, undefined, words)}`,
      )
      .join('；')
  const text = optionsOf(schema, ui).find((option) => option.value === value)?.label ?? String(value)
  if (schema.format === 'date') return fullDay(text)
  return isGrouped(schema.format) ? grouped(text, schema.format) : text
}
