// SPDX-License-Identifier: Apache-2.0
import type { DecisionOutline } from '@chengshu/engine'
import { useTranslation } from 'react-i18next'
import { valueText } from '../case/value-text.ts'

/** What a decision gave, in words: the labels of its table's columns, the words of its codes. */
export function useOutputText(): (output: unknown, outline?: DecisionOutline) => string {
  const { t } = useTranslation()
  const one = (value: unknown): string =>
    typeof value === 'string' && /^[\w-]+$/.test(value)
      ? t(`trace.output.${value}`, { defaultValue: value })
      : valueText(value, undefined)
  const said = (output: unknown, outline?: DecisionOutline): string => {
    if (Array.isArray(output) && output.length > 0) return output.map((each) => said(each, outline)).join('；')
    if (typeof output !== 'object' || output === null) return one(output)
    const labels = new Map(outline?.table?.outputs.map(({ name, label }) => [name, label]))
    return Object.entries(output)
      .map(([name, value]) => t('studio.said', { label: labels.get(name) ?? name, value: said(value) }))
      .join('，')
  }
  return said
}
