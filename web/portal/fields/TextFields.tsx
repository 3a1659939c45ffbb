// SPDX-License-Identifier: Apache-2.0
import { type ChangeEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainNumber } from '../../../engine/text/index.ts'
import { type DateFields, joinDate, splitDate } from '../format/dates.ts'
import { bare, caretAfter, grouped } from '../format/numbers.ts'

export type InputProps = {
  id: string
  value: unknown
  /** what has been typed so far */
  change: (value: unknown) => void
  /** the person goes on to something else */
  leave: () => void
  describedBy?: string
  invalid: boolean
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

export function PlainText({
  id,
  value,
  change,
  leave,
  describedBy,
  invalid,
  long = false,
  format,
}: InputProps & { long?: boolean; format?: string }) {
  const props = {
    id,
    className: 'input',
    value: text(value),
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => change(event.target.value),
    onBlur: leave,
  }
  if (long) return <textarea {...props} rows={4} />
  return <input {...props} type={format === 'email' ? 'email' : format === 'phone-cn' ? 'tel' : 'text'} autoComplete="off" />
}

/** ID, mobile and credit numbers: shown in groups, kept without spaces, the caret stays where it was. */
export function GroupedText({ id, value, change, leave, describedBy, invalid, format }: InputProps & { format: string }) {
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number | null>(null)
  const shown = grouped(text(value), format)

  useLayoutEffect(() => {
    if (caret.current === null || input.current === null) return
    const at = caretAfter(shown, caret.current)
    input.current.setSelectionRange(at, at)
    caret.current = null
  })

  return (
    <input
      ref={input}
      id={id}
      className="input number"
      type={format === 'mobile-cn' ? 'tel' : 'text'}
      inputMode={format === 'mobile-cn' ? 'tel' : format === 'bank-card' ? 'numeric' : 'text'}
      autoComplete={format === 'mobile-cn' ? 'tel-national' : 'off'}
      autoCapitalize="characters"
      spellCheck={false}
      value={shown}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={(event) => {
        const typed = event.target.value
        caret.current = bare(typed.slice(0, event.target.selectionStart ?? typed.length)).length
        change(bare(typed))
      }}
      onBlur={leave}
    />
  )
}

/** Numbers keep what was typed until it is a number: "12." is not lost while typing, "十二" is shown back with the error. */
export function NumberText({
  id,
  value,
  change,
  leave,
  describedBy,
  invalid,
  whole,
  unit,
}: InputProps & { whole: boolean; unit?: string }) {
  const [typed, setTyped] = useState(text(value))
  const given = text(value)
  const shown = numberOf(typed) === value || typed === given ? typed : given
  return (
    <span className="with-unit">
      {unit && <span aria-hidden="true">{unit}</span>}
      <input
        id={id}
        className="input short figures"
        type="text"
        inputMode={whole ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={shown}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          change(numberOf(event.target.value))
        }}
        onBlur={leave}
      />
    </span>
  )
}

function numberOf(typed: string): number | string | null {
  const plain = plainNumber(typed).replaceAll(',', '')
  if (plain === '') return null
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed
}

/** Three fields, as on paper; nobody scrolls a calendar to 1946. */
export function DateParts({ id, value, change, leave, describedBy, invalid }: InputProps) {
  const { t } = useTranslation()
  const parts = splitDate(value)
  function set(part: keyof DateFields, typed: string) {
    change(
      joinDate({
        ...parts,
        [part]: plainNumber(typed)
          .replace(/\D/g, '')
          .slice(0, part === 'year' ? 4 : 2),
      }),
    )
  }
  return (
    <div className="date-parts">
      {(['year', 'month', 'day'] as const).map((part, at) => (
        <label key={part}>
          {t(`field.${part}`)}
          <input
            id={at === 0 ? id : `${id}-${part}`}
            className={`input figures ${part}`}
            inputMode="numeric"
            autoComplete="off"
            value={parts[part]}
            aria-describedby={at === 0 ? describedBy : undefined}
            aria-invalid={invalid || undefined}
            onChange={(event) => set(part, event.target.value)}
            onBlur={leave}
          />
        </label>
      ))}
    </div>
  )
}
