// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../format/dates.ts'
import { useSentence } from '../frame/Trouble.tsx'
import type { Kept } from './draft-keeper.ts'
import type { Step } from './steps.ts'

type StepHeadProps = {
  name: string
  applicant: string
  agent: string | null
  guide: string
  step: Step
  at: number
  of: number
}

/** What is being applied for, for whom, and how far it is. The heading takes the focus when the step changes. */
export function StepHead({ name, applicant, agent, guide, step, at, of }: StepHeadProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(step.id)
  useEffect(() => {
    if (before.current !== step.id) heading.current?.focus()
    before.current = step.id
  }, [step.id])
  return (
    <header className="stack-tight">
      <p className="crumbs">
        <Link to={guide}>‹ {name}</Link>
        <span className="muted"> · {applicant}</span>
        {agent && <span className="muted">{t('helping.by', { agent })}</span>}
      </p>
      <p className="small muted figures">{t('apply.place', { at: at + 1, of })}</p>
      <div className="bar" aria-hidden="true">
        <span style={{ width: `${((at + 1) / of) * 100}%` }} />
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {step.title}
      </h1>
      {step.help && <p className="muted">{step.help}</p>}
    </header>
  )
}

/** 已保存 10:32, or what stands in the way and that nothing is lost. */
export function SaveMark({ kept, again }: { kept: Kept; again: () => void }) {
  const { t } = useTranslation()
  const sentence = useSentence(kept.error)
  return (
    <div className="save-mark" role="status">
      {kept.saving === 'saved' && (
        <span className="muted small figures">{t('apply.saved', { time: clockTime(kept.savedAt) })}</span>
      )}
      {(kept.saving === 'saving' || kept.saving === 'typing') && <span className="muted small">{t('apply.saving')}</span>}
      {kept.saving === 'offline' && <p className="say warn">{t('apply.offline')}</p>}
      {kept.saving === 'refused' && (
        <p className="say danger row-apart">
          <span>{sentence}</span>
          <button type="button" className="button" onClick={again}>
            {t('trouble.again')}
          </button>
        </p>
      )}
      {kept.merged && <p className="say">{t('apply.merged')}</p>}
    </div>
  )
}
