// SPDX-License-Identifier: Apache-2.0
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { plainNumber } from '../../../engine/text/index.ts'
import type { FieldSchema, FieldUi } from '../../client/index.ts'
import { FileField } from './FileField.tsx'
import { PlaceField } from './PlaceField.tsx'

type Shown = {
  name: string
  schema: FieldSchema
  ui: FieldUi | undefined
  required: boolean
  value: unknown
  error?: string | undefined
  mark: ReactNode
  onChange: (value: unknown) => void
  onLeave: () => void
}

/** One question: label above, help below, never a placeholder as label. */
export function DeskField({ name, schema, ui, required, value, error, mark, onChange, onLeave }: Shown) {
  const { t } = useTranslation()
  const id = `field-${name}`
  const help = [ui?.help, ui?.example].filter(Boolean).join('　')
  const wide = isList(schema) || ui?.widget === 'textarea' || (schema.maxLength ?? 0) >= 200
  const described = error !== undefined ? `${id}-error` : help === '' ? undefined : `${id}-help`
  return (
    <div className={wide ? 'draft-field fact-wide' : 'draft-field'}>
      <label htmlFor={id}>
        {schema.title ?? name}
        {required ? null : <span className="muted">{t('counter.optional')}</span>} {mark}
      </label>
      <Control
        id={id}
        schema={schema}
        ui={ui}
        value={value}
        invalid={error !== undefined}
        described={described}
        onChange={onChange}
        onLeave={onLeave}
      />
      {help === '' ? null : (
        <p id={`${id}-help`} className="muted draft-help">
          {help}
        </p>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} className="text-danger draft-help">
          {error}
        </p>
      )}
    </div>
  )
}

type ControlProps = {
  id: string
  schema: FieldSchema
  ui: FieldUi | undefined
  value: unknown
  invalid: boolean
  described?: string | undefined
  onChange: (value: unknown) => void
  onLeave: () => void
}

function Control(props: ControlProps) {
  const { t } = useTranslation()
  const { id, schema, ui, value, invalid, described, onChange, onLeave } = props
  const type = typeOf(schema)
  const status = invalid ? 'error' : ''
  const aria = { id, 'aria-describedby': described, 'aria-invalid': invalid }
  if (type === 'boolean' && ui?.widget !== 'agreement' && ui?.widget !== 'checkbox')
    return (
      <Radio.Group
        id={id}
        value={value}
        options={[
          { value: true, label: t('yes') },
          { value: false, label: t('no') },
        ]}
        onChange={(event) => {
          onChange(event.target.value)
          onLeave()
        }}
      />
    )
  if (type === 'boolean')
    return (
      <Checkbox id={id} checked={value === true} onChange={(event) => onChange(event.target.checked)}>
        {schema.description ?? schema.title}
      </Checkbox>
    )
  if (isList(schema)) return <Rows {...props} />
  const sort = schema['x-file']
  if (sort !== undefined)
    return <FileField id={id} sort={sort} value={value} invalid={invalid} described={described} onChange={onChange} />
  if (schema.format === 'point')
    return <PlaceField aria={aria} value={value} bounds={schema['x-bounds']} onChange={onChange} onLeave={onLeave} />
  const options = optionsOf(type === 'array' ? (schema.items ?? {}) : schema, ui)
  if (type === 'array' || options.length > 0)
    return (
      <Select
        {...aria}
        mode={type === 'array' ? (options.length > 0 ? 'multiple' : 'tags') : undefined}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        status={status}
        value={value ?? undefined}
        options={options}
        onChange={(next) => onChange(next ?? null)}
        onBlur={onLeave}
      />
    )
  if (type === 'number' || type === 'integer')
    return (
      <InputNumber
        {...aria}
        status={status}
        value={typeof value === 'number' ? value : null}
        precision={type === 'integer' ? 0 : undefined}
        prefix={schema.format === 'money' ? '¥' : undefined}
        onChange={onChange}
        onBlur={onLeave}
      />
    )
  if (ui?.widget === 'textarea' || (schema.maxLength ?? 0) >= 200)
    return (
      <Input.TextArea
        {...aria}
        status={status}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={schema.maxLength}
        value={textOf(value)}
        onChange={(event) => onChange(emptyToNull(event.target.value))}
        onBlur={onLeave}
      />
    )
  return (
    <Input
      {...aria}
      status={status}
      type={schema.format === 'date' ? 'date' : 'text'}
      maxLength={schema.maxLength}
      value={textOf(value)}
      onChange={(event) => onChange(emptyToNull(plain(event.target.value, schema.format)))}
      onBlur={onLeave}
    />
  )
}

/** A list of things with several fields each, one row a thing. */
function Rows({ id, schema, value, onChange, onLeave }: ControlProps) {
  const { t } = useTranslation()
  const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : []
  const fields = Object.entries(schema.items?.properties ?? {})
  const set = (next: Record<string, unknown>[]) => onChange(next.length === 0 ? null : next)
  return (
    <div className="rows">
      {rows.length === 0 ? null : (
        <table className="small-table">
          <thead>
            <tr>
              {fields.map(([name, field]) => (
                <th key={name} scope="col">
                  {field.title ?? name}
                </th>
              ))}
              <th scope="col">
                <span className="unseen">{t('counter.removeRow')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
              <tr key={at}>
                {fields.map(([name, field]) => (
                  <td key={name} aria-label={field.title ?? name}>
                    <Control
                      id={`${id}-${at}-${name}`}
                      schema={field}
                      ui={undefined}
                      value={row[name]}
                      invalid={false}
                      onChange={(part) => set(rows.map((one, place) => (place === at ? { ...one, [name]: part } : one)))}
                      onLeave={onLeave}
                    />
                  </td>
                ))}
                <td>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('counter.removeRow')}
                    onClick={() => set(rows.filter((_, place) => place !== at))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button id={id} icon={<PlusOutlined />} onClick={() => set([...rows, {}])}>
        {t('counter.addRow')}
      </Button>
    </div>
  )
}

function typeOf(schema: FieldSchema): string {
  return (Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type) ?? 'string'
}

function isList(schema: FieldSchema): boolean {
  return typeOf(schema) === 'array' && schema.items?.properties !== undefined
}

function optionsOf(schema: FieldSchema, ui: FieldUi | undefined): { value: string; label: string }[] {
  if (ui?.options !== undefined) return ui.options
  if (schema.oneOf !== undefined) return schema.oneOf.map((one) => ({ value: String(one.const), label: one.title }))
  return (schema.enum ?? []).map((one, n) => ({ value: String(one), label: schema.enumNames?.[n] ?? String(one) }))
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
const emptyToNull = (text: string): string | null => (text === '' ? null : text)

/** Numbers of papers are stored bare, whatever width, spaces or marks a reader or a habit puts in. */
function plain(text: string, format: string | undefined): string {
  if (format === 'id-card' || format === 'credit-code') return plainNumber(text).toUpperCase()
  return format === 'mobile-cn' || format === 'bank-card' || format === 'postcode' ? plainNumber(text) : text
}
