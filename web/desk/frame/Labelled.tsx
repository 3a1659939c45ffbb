// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type Shown = { label: string; isRequired?: boolean; className?: string; children: ReactNode }

/** A control with its label above it; what must be filled in says so. */
export function Labelled({ label, isRequired = false, className = '', children }: Shown) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={`field ${className}`.trim()}>
      <span>{isRequired ? t('required', { label }) : label}</span>
      {children}
    </label>
  )
}
