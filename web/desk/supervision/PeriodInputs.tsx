// SPDX-License-Identifier: Apache-2.0
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../frame/Labelled.tsx'
import { dayOf } from '../frame/time.ts'

export type Span = { from: string; to: string }

/** This month until today, unless another period is chosen. */
export function useSpan(): [Span, (span: Span) => void] {
  const [span, setSpan] = useState<Span>(() => {
    const today = dayOf(new Date())
    return { from: `${today.slice(0, 8)}01`, to: today }
  })
  return [span, setSpan]
}

export function PeriodInputs({ span, onSpan }: { span: Span; onSpan: (span: Span) => void }) {
  const { t } = useTranslation()
  return (
    <>
      <Labelled label={t('supervision.from')} className="period">
        <Input
          type="date"
          value={span.from}
          max={span.to}
          onChange={({ target }) => target.value !== '' && onSpan({ ...span, from: target.value })}
        />
      </Labelled>
      <Labelled label={t('supervision.to')} className="period">
        <Input
          type="date"
          value={span.to}
          min={span.from}
          onChange={({ target }) => target.value !== '' && onSpan({ ...span, to: target.value })}
        />
      </Labelled>
    </>
  )
}
