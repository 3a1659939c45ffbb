// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { FormDescription } from '../../client/index.ts'
import type { DecisionTrace, RuleDecision } from '../doors/types.ts'
import { valueText } from './value-text.ts'

type Asked = Pick<FormDescription, 'schema' | 'ui'>

/** Automatic decisions in plain words: on which facts, by which rule, with which result. */
export function RuleDecisions({ decisions, form }: { decisions: RuleDecision[]; form: Asked }) {
  const { t } = useTranslation()
  if (decisions.length === 0) return null
  return (
    <section className="trace">
      <h3>{t('trace.title')}</h3>
      {decisions.map((decision, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the record only grows
        <div key={index}>
          <p>
            <b>
              {t('trace.given', {
                text: givenText(decision.output, (word) => t(`trace.output.${word}`, { defaultValue: word })),
              })}
            </b>
          </p>
          {decision.missing.length === 0 ? null : (
            <p className="text-warn">
              {t('trace.missing', { names: decision.missing.map((name) => factName(name, form, t) ?? name).join('、') })}
            </p>
          )}
          {decision.trace.map((trace) => (
            <OneTable key={trace.decision} trace={trace} form={form} />
          ))}
        </div>
      ))}
    </section>
  )
}

function OneTable({ trace, form }: { trace: DecisionTrace; form: Asked }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="muted">{trace.name}</p>
      {trace.tables.map((table, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tables stand in the order in which they were read
        <div key={index}>
          <table className="small-table">
            <thead>
              <tr>
                <th scope="col">{t('trace.fact')}</th>
                <th scope="col">{t('trace.value')}</th>
              </tr>
            </thead>
            <tbody>
              {table.inputs.map((input) => (
                <tr key={input.expression}>
                  <td title={input.expression}>{factName(input.expression, form, t) ?? <code>{input.expression}</code>}</td>
                  <td>
                    {input.value === null || input.value === undefined
                      ? t('trace.unknown')
                      : factValue(input.expression, input.value, form)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            {table.rules.length === 0
              ? t('trace.none')
              : t('trace.matched', { rules: table.rules.map((rule) => ruleNumber(rule.index)).join('、') })}
          </p>
        </div>
      ))}
    </>
  )
}

type Say = (key: string, options: { defaultValue: string }) => string

/** applicant.age → 年龄; an expression that has no word of its own is shown as it is written. */
export function factName(expression: string, form: Asked, t: Say): string | null {
  const question = form.schema.properties[answerIn(expression)]
  if (question?.title) return question.title
  const leaf = /^[\w.]+$/.test(expression) ? (expression.split('.').at(-1) ?? '') : ''
  return t(`trace.facts.${leaf}`, { defaultValue: '' }) || null
}

/** As the form shows the answer that was read; what is no answer of it, as it is. */
export const factValue = (expression: string, value: unknown, form: Asked): string =>
  valueText(value, form.schema.properties[answerIn(expression)], form.ui.fields?.[answerIn(expression)]?.options)

/** The question whose answer an expression is; '' for any other. */
const answerIn = (expression: string): string => /^form\.(\w+)$/.exec(expression)?.[1] ?? ''

function givenText(output: unknown, say: (word: string) => string): string {
  if (typeof output !== 'object' || output === null) return valueText(output, undefined)
  const { decision, reason } = output as Record<string, unknown>
  return [typeof decision === 'string' ? say(decision) : '', typeof reason === 'string' ? reason : '']
    .filter((part) => part !== '')
    .join('：')
}

/** Rules are counted from 1, as the trace counts them. */
const ruleNumber = (index: unknown): string => (typeof index === 'number' ? String(index) : '')
