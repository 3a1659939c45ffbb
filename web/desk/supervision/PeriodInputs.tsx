// SPDX-License-Identifier: Apache-2.0
import { usualPeriod } from '@chengshu/engine'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../frame/Labelled.tsx'
import { dayOf } from '../frame/time.ts'

export type Span = { from: string; to: string }

/** The usual period of today, unless another one is chosen. */
export function useSpan(): [Span, (span: Span) => void] {
  return useState<Span>(() => usualPeriod(dayOf(new Date())))
}

export function PeriodInputs({ span, onSpan }: { span: Span; onSpan: (span: Span) => void }) {
  const { t } = useTranslation()
  const today = dayOf(new Date())
  const usual = usualPeriod(today)
  const isMonthBefore = usual.to < today && span.from === usual.from && span.to === usual.to
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
      {isMonthBefore ? <p className="muted">{t('supervision.monthBefore')}</p> : null}
    </>
  )
}
