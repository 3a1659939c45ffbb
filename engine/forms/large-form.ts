// SPDX-License-Identifier: Apache-2.0
import type { Form } from './index.ts'

/** A form of seven hundred fields, every fifth with a condition, and answers that it takes: what is measured and what is tested is one. */
export function largeForm(): { form: Form; values: Record<string, unknown> } {
  const properties: Record<string, object> = {}
  const fields: Form['ui']['fields'] = {}
  const values: Record<string, unknown> = {}
  for (let i = 0; i < 700; i += 1) {
    properties[`字段${i}`] = { type: 'string', minLength: 1, maxLength: 40, pattern: '^[\\u4e00-\\u9fff0-9]+$' }
    if (i % 5 === 4) fields[`字段${i}`] = { when: `字段${i - 1} = "值${i - 1}" and 字段${i - 2} != "无"` }
    values[`字段${i}`] = `值${i}`
  }
  return {
    form: { schema: { type: 'object', properties, required: Object.keys(properties) }, ui: { groups: [], fields } },
    values,
  }
}
