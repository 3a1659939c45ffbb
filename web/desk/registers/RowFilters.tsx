// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Popover, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field, Register } from '../doors/registers.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { filtersOf, type RowsAddress } from './row-search.ts'
import { isFilter } from './value-text.ts'

type Props = { register: Register; address: RowsAddress; onChange: (part: RowsAddress) => void }
/** So many stand in the bar; the others are behind a button. */
const IN_BAR = 3

/** Search, which rows, and what they are narrowed by; all of it lives in the address. */
export function RowFilters({ register, address, onChange }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(address.q ?? '')
  const filters = filtersOf(address)
  const all = register.fields.filter(isFilter)
  const inBar = all.filter(({ type }) => type === 'code' || type === 'department').slice(0, IN_BAR)
  const others = all.filter((field) => !inBar.includes(field))
  const set = (field: Field) => (value: string | undefined) => onChange({ [`f.${field.name}`]: value })
  const many = others.filter(({ name }) => filters[name] !== undefined).length
  return (
    <search className="register-filters">
      <Input.Search
        allowClear
        className="register-search"
        maxLength={60}
        aria-label={t('registers.search')}
        placeholder={t('registers.searchHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(q) => onChange({ q: q.trim() || undefined })}
      />
      <Segmented
        aria-label={t('registers.which')}
        value={address.which ?? 'open'}
        options={(['open', 'ended', 'all'] as const).map((one) => ({ value: one, label: t(`registers.whichOf.${one}`) }))}
        onChange={(which) => onChange({ which: which === 'ended' || which === 'all' ? which : undefined })}
      />
      {inBar.map((field) => (
        <OneFilter key={field.name} field={field} value={filters[field.name]} onChange={set(field)} />
      ))}
      {others.length === 0 ? null : (
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <div className="small-form register-more">
              {others.map((field) => (
                <Labelled key={field.name} label={field.title}>
                  <OneFilter field={field} value={filters[field.name]} onChange={set(field)} />
                </Labelled>
              ))}
            </div>
          }
        >
          <Button>{many === 0 ? t('registers.moreFilters') : t('registers.moreFiltersOn', { many })}</Button>
        </Popover>
      )}
    </search>
  )
}

type One = { field: Field; value: string | undefined; onChange: (value: string | undefined) => void }

function OneFilter({ field, value, onChange }: One) {
  const { t } = useTranslation()
  const { type, title } = field
  if (type === 'code' || type === 'department' || type === 'flag') {
    const flags = [
      { value: 'true', label: t('registers.yes') },
      { value: 'false', label: t('registers.no') },
    ]
    return (
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="register-select"
        popupMatchSelectWidth={false}
        aria-label={title}
        placeholder={title}
        value={value}
        options={type === 'flag' ? flags : field.options.map((one) => ({ value: one.code, label: one.name }))}
        onChange={(chosen?: string) => onChange(chosen)}
      />
    )
  }
  const [from = '', to = ''] = (value ?? '..').split('..')
  const end = (place: 0 | 1, label: string) => (
    <Input
      type={type === 'day' ? 'date' : 'number'}
      aria-label={`${title} ${label}`}
      defaultValue={place === 0 ? from : to}
      onBlur={(event) => {
        const ends = [from, to]
        ends[place] = event.target.value
        const text = ends.join('..')
        if (text !== (value ?? '..')) onChange(text === '..' ? undefined : text)
      }}
    />
  )
  return (
    <span className="register-stretch">
      {end(0, t('registers.from'))}
      <span aria-hidden>–</span>
      {end(1, t('registers.to'))}
    </span>
  )
}
