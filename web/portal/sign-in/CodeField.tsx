// SPDX-License-Identifier: Apache-2.0
import { plainNumber } from '../../../engine/text/index.ts'

type Shown = { id: string; label: string; value: string; onChange: (code: string) => void }

/** A code of six digits, however the keyboard wrote them; telephones offer the one that has come. */
export function CodeField({ id, label, value, onChange }: Shown) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input short figures"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={value}
        onChange={(event) => onChange(plainNumber(event.target.value).replace(/\D/g, ''))}
      />
    </div>
  )
}
