// SPDX-License-Identifier: Apache-2.0
import type { FieldSchema } from '../doors/types.ts'
import { saidAt, saidOn } from '../frame/time.ts'
import { words } from '../words/index.ts'

type Options = { value: string; label: string }[]

/** An answer as a person reads it: the option's label, 是/否, a day with its weekday, an amount in yuan. */
export function valueText(value: unknown, schema: FieldSchema | undefined, options?: Options): string {
  if (value === null || value === undefined || value === '') return words.t('facts.blank')
  if (Array.isArray(value)) {
    if (value.length === 0) return words.t('facts.blank')
    return value.map((each) => valueText(each, schema?.items, options)).join('、')
  }
  const label = options?.find((option) => option.value === String(value))?.label ?? titleOf(value, schema)
  if (label !== undefined) return label
  if (typeof value === 'boolean') return words.t(value ? 'yes' : 'no')
  if (typeof value === 'object') return objectText(value as Record<string, unknown>, schema)
  if (schema?.format === 'money' && Number.isFinite(Number(value))) return money(Number(value))
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return saidOn(value)
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return saidAt(value)
  return String(value)
}

export function money(yuan: number): string {
  return new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' }).format(yuan)
}

function titleOf(value: unknown, schema: FieldSchema | undefined): string | undefined {
  const named = schema?.enumNames?.[schema.enum?.indexOf(value) ?? -1]
  return named ?? schema?.oneOf?.find((one) => one.const === value)?.title
}

function objectText(value: Record<string, unknown>, schema: FieldSchema | undefined): string {
  return Object.entries(value)
    .map(([name, each]) => {
      const field = schema?.properties?.[name]
      return `${field?.title ?? name}：${valueText(each, field)}`
    })
    .join('，')
}
