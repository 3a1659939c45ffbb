// SPDX-License-Identifier: Apache-2.0
import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { placeInText } from '../../../engine/places/index.ts'

type Props = { value: unknown; status: 'error' | ''; onChange: (value: unknown) => void }

/** A point, typed as two numbers. */
export function PointInput({ value, status, onChange }: Props) {
  const { t } = useTranslation()
  const [lon, lat] = Array.isArray(value) ? value : [null, null]
  const one = (label: string, part: unknown, set: (part: number | null) => void) => (
    <InputNumber
      aria-label={label}
      placeholder={label}
      status={status}
      precision={6}
      value={typeof part === 'number' ? part : null}
      onChange={(typed) => set(typeof typed === 'number' ? typed : null)}
    />
  )
  const put = (next: [unknown, unknown]) => onChange(next.every((part) => part === null) ? null : next)
  return (
    <span className="register-stretch">
      {one(t('registers.lon'), lon, (part) => put([part, lat]))}
      {one(t('registers.lat'), lat, (part) => put([lon, part]))}
    </span>
  )
}

/** A line or an area, as another program gives it: WKT or GeoJSON. What cannot be read goes as it is, and the server says what is wrong. */
export function ShapeInput({ value, status, onChange }: Props) {
  const [text, setText] = useState(value === null || value === undefined ? '' : JSON.stringify(value))
  return (
    <Input.TextArea
      status={status}
      autoSize={{ minRows: 2, maxRows: 6 }}
      value={text}
      onChange={({ target }) => {
        setText(target.value)
        const typed = target.value.trim()
        onChange(typed === '' ? null : (coordinatesIn(typed) ?? typed))
      }}
    />
  )
}

function coordinatesIn(text: string): unknown {
  if (!text.startsWith('[')) return placeInText(text)
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
