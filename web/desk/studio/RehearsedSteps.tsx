// SPDX-License-Identifier: Apache-2.0
import { type DecisionOutline, sayLimit } from '@chengshu/engine'
import { useTranslation } from 'react-i18next'
import { saidAt } from '../frame/time.ts'
import type { Choices, Named } from './door.ts'
import { useOutputText } from './output-text.ts'
import { StandsStill } from './StandsStill.tsx'
import type { Step } from './steps.ts'

type Shown = {
  steps: readonly Step[]
  choices: Choices
  outlines: readonly DecisionOutline[]
  nameOf: (path: string) => string | undefined
}

/** A rehearsal as it would be told: which step, who does it, what it says, which clock runs. */
export function RehearsedSteps({ steps, ...shown }: Shown) {
  const { t } = useTranslation()
  if (steps.length === 0) return null
  return (
    <section aria-label={t('studio.steps')}>
      <h3>{t('studio.steps')}</h3>
      <ol className="studio-steps">
        {steps.map((step) => (
          <li key={step.key} className={`studio-step studio-step-${step.how}`}>
            <b>{step.name}</b>{' '}
            <span className={step.how === 'open' ? 'tag tag-warn' : 'tag tag-plain'}>
              {step.outcome ?? t(`studio.how.${step.how}`)}
            </span>
            <Said step={step} {...shown} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const named = (from: readonly Named[], id: string): string => from.find((one) => one.id === id)?.name ?? id

function Said({ step, choices, outlines, nameOf }: { step: Step } & Omit<Shown, 'steps'>) {
  const { t } = useTranslation()
  const output = useOutputText()
  const lines: string[] = []
  if (step.what === 'task') {
    const who = step.who.map((one) => named(choices.positions, one)).join('、')
    // a body that an expression gives is known when there is a case
    const body = step.department?.startsWith('=') ? null : step.department
    const of = body === null ? t('studio.ofLead') : named(choices.departments, body)
    lines.push(t('studio.byWhom', { who, of }))
    if (step.limit !== null) lines.push(t('studio.within', { limit: sayLimit(step.limit) }))
  } else if (step.what === 'service') {
    lines.push(
      t(`studio.topic.${step.topic}`, { defaultValue: t('studio.waits.service') }),
      ...saidGiven(step, choices, t, output),
    )
  } else if (step.what === 'decided') {
    for (const trace of step.decided?.trace ?? []) {
      const rules = trace.tables.flatMap((table) => table.rules.map((rule) => rule.index))
      const said = output(
        trace.output,
        outlines.find((outline) => outline.id === trace.decision),
      )
      lines.push(t('studio.said', { label: trace.name, value: said }))
      lines.push(rules.length > 0 ? t('studio.matched', { rules: rules.join('、') }) : t('studio.noRule'))
    }
    const missing = step.decided?.missing ?? []
    if (missing.length > 0) lines.push(t('studio.missing', { names: missing.map((path) => nameOf(path) ?? path).join('、') }))
  } else if (step.what === 'time') lines.push(t('studio.until', { at: saidAt(step.detail) }))
  else lines.push(t(`studio.waits.${step.what}`, { defaultValue: step.detail ?? '' }))
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="muted">
          {line}
        </p>
      ))}
      {step.what === 'parked' ? <StandsStill detail={step.detail} reads={step.reads} nameOf={nameOf} /> : null}
    </>
  )
}

/** What the platform is told to do: which licence with which entries, which fee, which decision. */
function saidGiven(
  { topic, given }: Step,
  choices: Choices,
  t: (key: string, options?: Record<string, unknown>) => string,
  said: (value: unknown) => string,
): string[] {
  if (topic === 'licence.issue') {
    const type = choices.licences.find((one) => one.id === given.type)
    const fields = Object.entries((given.fields ?? {}) as Record<string, unknown>)
    return [
      t('studio.issues', { name: type?.name ?? String(given.type ?? '') }),
      ...fields.map(([id, value]) => t('studio.said', { label: named(type?.fields ?? [], id), value: said(value) })),
    ]
  }
  if (topic === 'fee.bill') return [t('studio.bills', { name: said(given.name), amount: said(given.amount) })]
  if (topic === 'case.decide') return [t(`studio.decidedAs.${String(given.decision)}`, { defaultValue: '' })].filter(Boolean)
  if (topic === 'case.refuse' && typeof given.ground === 'string') return [given.ground]
  return []
}
