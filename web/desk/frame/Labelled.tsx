// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'

/** A control with its label above it. */
export function Labelled({ label, className = '', children }: { label: string; className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={`field ${className}`.trim()}>
      <span>{label}</span>
      {children}
    </label>
  )
}
