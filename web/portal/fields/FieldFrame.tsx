// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './fields.css'

export type FrameProps = {
  id: string
  label: string
  required: boolean
  help?: string
  error?: string
  /** several inputs share this label: radios, date parts, lists */
  grouped?: boolean
  /** chips and questions about the value: where it comes from */
  about?: ReactNode
  children: ReactNode
}

/** Label above, help below it, the error between, the field last; all tied together for the ear. */
export function FieldFrame({ id, label, required, help, error, grouped = false, about, children }: FrameProps) {
  const { t } = useTranslation()
  const title = (
    <>
      {label}
      {!required && <span className="optional"> {t('field.optional')}</span>}
    </>
  )
  const inside = (
    <>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p className="wrong" id={`${id}-error`}>
          <span className="hidden-visually">{t('field.error')}</span>
          {error}
        </p>
      )}
      {children}
      {about}
    </>
  )
  const className = error ? 'field has-error' : 'field'
  if (grouped)
    return (
      <fieldset className={className} aria-describedby={describedBy(id, help, error)}>
        <legend>{title}</legend>
        {inside}
      </fieldset>
    )
  return (
    <div className={className}>
      <label htmlFor={id}>{title}</label>
      {inside}
    </div>
  )
}

/** The ids of the help and the error, when there are any. */
export function describedBy(id: string, help?: string, error?: string): string | undefined {
  const parts = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean)
  return parts.length === 0 ? undefined : parts.join(' ')
}
