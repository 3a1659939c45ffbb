// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { compileForm, validate } from '../../../engine/forms/index.ts'
import { mistakeInEnglish } from './mistakes.ts'

const text = (more: object) => ({ type: 'string', title: 'T', ...more })
const number = (more: object) => ({ type: 'number', title: 'N', ...more })

test('every mistake that a form’s own checks can find is said in English', () => {
  const formats = [
    ...[
      'id-card',
      'identity-document',
      'credit-code',
      'mobile-cn',
      'phone-cn',
      'postcode',
      'bank-card',
      'date',
      'year-month',
      'time',
      'date-time',
    ],
    ...['email', 'uri', 'money'],
  ]
  const wrong: [object, unknown][] = [
    ...formats.map((format): [object, unknown] => [text({ format }), '#']),
    [text({ enum: ['a'] }), 'b'],
    [text({ const: 'a' }), 'b'],
    [text({ minLength: 3 }), 'a'],
    [text({ maxLength: 1 }), 'abc'],
    [text({ pattern: '^a$' }), 'b'],
    [text({}), 5],
    [number({ minimum: 2 }), 1],
    [number({ maximum: 2 }), 3],
    [number({ exclusiveMinimum: 2 }), 2],
    [number({ exclusiveMaximum: 2 }), 2],
    [number({ multipleOf: 2 }), 3],
    [{ type: 'array', title: 'L', items: { type: 'string' }, minItems: 2 }, ['a']],
    [{ type: 'array', title: 'L', items: { type: 'string' }, maxItems: 1 }, ['a', 'b']],
    [{ type: 'array', title: 'L', items: { type: 'string' }, uniqueItems: true }, ['a', 'a']],
  ]
  for (const [schema, value] of wrong) {
    const form = compileForm({
      schema: { type: 'object', properties: { field: schema } },
      ui: { groups: [{ id: 'all', title: 'All', fields: ['field'] }] },
    } as Parameters<typeof compileForm>[0])
    const { errors } = validate(form, { field: value })
    expect([schema, errors.length]).toEqual([schema, 1])
    for (const { message } of errors) expect(mistakeInEnglish(message)).not.toMatch(/\p{Script=Han}/u)
  }
})

test('what is missing is named by the label of the page', () => {
  expect(mistakeInEnglish('请填写「联系手机」。', 'Mobile number')).toBe('Fill in “Mobile number”.')
  expect(mistakeInEnglish('请提供“居民身份证”', 'Resident identity card')).toBe('Provide “Resident identity card”.')
})
