// SPDX-License-Identifier: Apache-2.0
import { Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Field } from '../doors/registers.ts'
import { PointInput, ShapeInput } from './PlaceInputs.tsx'
import { RegionInput } from './RegionInput.tsx'
import type { Regions } from './value-text.ts'

type Props = { field: Field; value: unknown; regions: Regions; isWrong: boolean; onChange: (value: unknown) => void }

/** The control of one field, by its type. What is empty is null. */
export function FieldInput({ field, value, regions, isWrong, onChange }: Props) {
  const { t } = useTranslation()
  const status = isWrong ? ('error' as const) : ('' as const)
  const { type } = field
  if (type === 'code' || type === 'department' || type === 'flag')
    return (
      <Select
        allowClear={!field.isRequired}
        showSearch={{ optionFilterProp: 'label' }}
        status={status}
        value={value === null || value === undefined ? undefined : String(value)}
        options={
          type === 'flag'
            ? [
                { value: 'true', label: t('registers.yes') },
                { value: 'false', label: t('registers.no') },
              ]
            : field.options.map((one) => ({ value: one.code, label: one.name }))
        }
        onChange={(chosen?: string) => onChange(chosen === undefined ? null : type === 'flag' ? chosen === 'true' : chosen)}
      />
    )
  if (type === 'number')
    return (
      <InputNumber
        className="register-number"
        status={status}
        precision={field.decimals}
        suffix={field.unit}
        value={typeof value === 'number' ? value : null}
        onChange={onChange}
      />
    )
  if (type === 'region') return <RegionInput {...{ value, regions, status, onChange }} isCleared={!field.isRequired} />
  if (type === 'point') return <PointInput value={value} status={status} onChange={onChange} />
  if (type === 'line' || type === 'polygon') return <ShapeInput value={value} status={status} onChange={onChange} />
  const text = value === null || value === undefined ? '' : String(value)
  if (type === 'instant')
    return (
      <Input
        type="datetime-local"
        status={status}
        value={text === '' ? '' : localOf(text)}
        onChange={(event) => onChange(event.target.value === '' ? null : `${event.target.value}:00+08:00`)}
      />
    )
  const props = { status, value: text, maxLength: field.length ?? 200 }
  const set = (typed: string) => onChange(typed === '' ? null : typed)
  if ((field.length ?? 0) > 100)
    return <Input.TextArea {...props} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => set(event.target.value)} />
  return <Input {...props} type={type === 'day' ? 'date' : 'text'} onChange={(event) => set(event.target.value)} />
}

/** The city's clock, whatever the computer's zone is. */
const localOf = (iso: string): string => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16)
