// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSay } from '../english.ts'
import { regionsUnder } from '../questions.ts'
import type { InputProps } from './TextFields.tsx'

export type Option = { value: unknown; label: string }

export function Radios({ id, value, change, leave, options, invalid }: InputProps & { options: Option[] }) {
  const short = options.every((option) => option.label.length <= 6)
  return (
    <div className={short ? 'choices across' : 'choices'}>
      {options.map((option, at) => (
        <label className="choice" key={String(option.value)}>
          <input
            id={at === 0 ? id : undefined}
            type="radio"
            name={id}
            checked={value === option.value}
            aria-invalid={invalid || undefined}
            onChange={() => {
              change(option.value)
              leave()
            }}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}

export function Checkboxes({ id, value, change, leave, options, invalid }: InputProps & { options: Option[] }) {
  const chosen = Array.isArray(value) ? value : []
  return (
    <div className="choices">
      {options.map((option, at) => (
        <label className="choice" key={String(option.value)}>
          <input
            id={at === 0 ? id : undefined}
            type="checkbox"
            checked={chosen.includes(option.value)}
            aria-invalid={invalid || undefined}
            onChange={(event) => {
              const next = options
                .map((one) => one.value)
                .filter((one) => (one === option.value ? event.target.checked : chosen.includes(one)))
              change(next.length === 0 ? null : next)
              leave()
            }}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}

export function Choose({ id, value, change, leave, options, describedBy, invalid }: InputProps & { options: Option[] }) {
  const { t } = useTranslation()
  return (
    <select
      id={id}
      className="input"
      value={options.findIndex((option) => option.value === value)}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={(event) => {
        change(options[Number(event.target.value)]?.value ?? null)
        leave()
      }}
    >
      <option value={-1}>{t('field.choose')}</option>
      {options.map((option, at) => (
        <option key={String(option.value)} value={at}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** One statement that is agreed to. */
export function Agreement({ id, value, change, leave, label, invalid }: InputProps & { label: string }) {
  return (
    <label className="choice">
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        aria-invalid={invalid || undefined}
        onChange={(event) => {
          change(event.target.checked ? true : null)
          leave()
        }}
      />
      <span>{label}</span>
    </label>
  )
}

/** District, then street, then community: each choice opens the next. The value is the deepest code chosen. */
export function RegionChoice({ id, value, change, leave, describedBy, invalid, from }: InputProps & { from: string }) {
  const code = typeof value === 'string' ? value : ''
  const levels = [from, code.slice(0, 6), code.slice(0, 9)].filter(
    (parent, at, all) => parent !== '' && (at === 0 || (parent.length === [6, 6, 9][at] && parent !== all[at - 1])),
  )
  return (
    <div className="choices across">
      {levels.map((parent, at) => (
        <RegionLevel
          key={parent}
          id={at === 0 ? id : `${id}-${at}`}
          parent={parent}
          value={code.slice(0, [6, 9, 12][at])}
          change={change}
          leave={leave}
          describedBy={describedBy}
          invalid={invalid}
        />
      ))}
    </div>
  )
}

function RegionLevel({ parent, ...props }: InputProps & { parent: string }) {
  const regions = useQuery(regionsUnder(parent))
  const say = useSay()
  const options = (regions.data ?? []).map((region) => ({ value: region.code, label: say(region.name) }))
  if (regions.data?.length === 0) return null
  return <Choose {...props} options={options} />
}
