// SPDX-License-Identifier: Apache-2.0
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullBudget, stepsOf } from '../budget.ts'
import { checkForm, compileForm, type Form, FormError, formats, validate, visibleFields } from './index.ts'
import { largeForm } from './large-form.ts'
import { isEmpty, isObject } from './schema.ts'

const restaurant: Form = {
  schema: {
    type: 'object',
    required: ['经营者姓名', '身份证号', '经营面积', '是否有明火', '燃气类型', '联系电话'],
    properties: {
      经营者姓名: { type: 'string', minLength: 2, maxLength: 20 },
      身份证号: { type: 'string', format: 'id-card', title: '居民身份证号码' },
      经营面积: { type: 'number', exclusiveMinimum: 0, maximum: 10000 },
      是否有明火: { type: 'boolean' },
      燃气类型: { type: 'string', enum: ['管道天然气', '瓶装液化气'] },
      气瓶数量: { type: 'integer', minimum: 1 },
      联系电话: { type: 'string', format: 'mobile-cn' },
      从业人员: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['姓名'],
          properties: { 姓名: { type: 'string' }, 健康证到期日: { type: 'string', format: 'date' } },
        },
      },
    },
  },
  ui: {
    groups: [
      { id: 'who', title: '经营者', fields: ['经营者姓名', '身份证号', '联系电话'] },
      { id: 'place', title: '经营场所', fields: ['经营面积', '是否有明火', '燃气类型', '气瓶数量'] },
      { id: 'staff', title: '从业人员', fields: ['从业人员'], when: '经营面积 > 20' },
    ],
    fields: { 燃气类型: { when: '是否有明火 = true' }, 气瓶数量: { when: '燃气类型 = "瓶装液化气"' } },
  },
}
const filled = { 经营者姓名: '林小云', 身份证号: '990102198803160010', 经营面积: 18, 是否有明火: false, 联系电话: '13800138000' }

test('only what is visible is asked for, and hidden answers are not handed on', () => {
  const form = compileForm(restaurant)
  expect(visibleFields(form, filled)).toEqual(['经营者姓名', '身份证号', '联系电话', '经营面积', '是否有明火'])
  expect(validate(form, filled)).toEqual({ ok: true, errors: [], values: filled })
  const leftover = { ...filled, 燃气类型: '瓶装液化气', 气瓶数量: 3 }
  expect(validate(form, leftover).values).toEqual(filled)
  const open = { ...leftover, 是否有明火: true }
  expect(visibleFields(form, open)).toContain('气瓶数量')
  expect(validate(form, open).values).toEqual(open)
})

test('a value is read as its format says, in lists too, and a name that shows nothing is not filled in', () => {
  const properties = {
    电话: { type: 'string', format: 'phone-cn' },
    日期: { type: 'string', format: 'date' },
    金额: { type: 'string', format: 'money' },
    姓名: { type: 'string', minLength: 2 },
    档号: { type: 'string', pattern: '^[A-Z]{2}\\d{4}$' },
    人员: { type: 'array', items: { type: 'object', properties: { 号码: { type: 'string', format: 'id-card' } } } },
  }
  const form = compileForm({ schema: { type: 'object', required: ['姓名'], properties }, ui: { groups: [], fields: {} } })
  const typed = {
    姓名: ' 王\u200b建国　',
    电话: '（０１０）６５５２-９９８８',
    日期: '２０２６年１月３日',
    金额: '￥１２，０００.５０',
  }
  const more = { 档号: 'ＡＢ１２３４', 人员: [{ 号码: '１１０１０１１９９００３０７００２ｘ' }] }
  const read = validate(form, { ...typed, ...more })
  expect(read.errors).toEqual([])
  expect(read.values).toEqual({
    姓名: '王建国',
    电话: '010-65529988',
    日期: '2026-01-03',
    金额: '12000.50',
    档号: 'AB1234',
    人员: [{ 号码: '11010119900307002X' }],
  })
  for (const nothing of ['\u3164\u3164', '\u200b\u200b', '\u2060\u2060', '　　'])
    expect(validate(form, { 姓名: nothing }).errors.map((error) => error.code)).toEqual(['required'])
  expect(validate(form, { 姓名: '王建国', 日期: '2026-02-30' }).ok).toBe(false)
})

test('each error names its field and says in Chinese what to do', () => {
  const form = compileForm(restaurant)
  const { ok, errors } = validate(form, {
    ...filled,
    经营者姓名: ' ',
    身份证号: '990102198803160011',
    经营面积: 25,
    是否有明火: true,
    从业人员: [{}, { 姓名: '王一', 健康证到期日: '2026-02-30' }],
  })
  expect(ok).toBe(false)
  expect(errors).toEqual([
    { field: '经营者姓名', code: 'required', message: '请填写「经营者姓名」。' },
    { field: '身份证号', code: 'id-card', message: '「居民身份证号码」不是有效的身份证号码，请核对 18 位号码。' },
    { field: '燃气类型', code: 'required', message: '请填写「燃气类型」。' },
    { field: '从业人员.0.姓名', code: 'required', message: '请填写「姓名」。' },
    { field: '从业人员.1.健康证到期日', code: 'date', message: '「健康证到期日」不是有效的日期，请按 2026-01-31 的样子填写。' },
  ])
})

test('conditions that run in a circle are refused when the form is compiled', () => {
  const circle: Form = {
    schema: { type: 'object', properties: { 甲: { type: 'string' }, 乙: { type: 'string' }, 丙: { type: 'string' } } },
    ui: { groups: [], fields: { 甲: { when: '丙 = "是"' }, 乙: { when: '甲 = "是"' }, 丙: { when: '乙 = "是"' } } },
  }
  expect(() => compileForm(circle)).toThrow(FormError)
  expect(checkForm(circle).map((p) => p.code)).toEqual(['FORM_WHEN_CYCLE'])
  expect(checkForm(circle)[0]!.message).toContain('甲 → 丙 → 乙 → 甲')
})

test('a form with unknown keywords, formats, fields or unreadable conditions is refused with every problem named', () => {
  const bad: Form = {
    schema: {
      type: 'object',
      required: ['没有的'],
      properties: {
        甲: { type: 'string', oneOf: [] },
        乙: { type: 'text' },
        丙: { type: 'string', format: 'qq' },
        丁: { $ref: '#/$defs/x' },
        戊: { type: 'string', pattern: '(' },
      },
    },
    ui: {
      groups: [{ id: 'g', title: '组', fields: ['甲', '不存在'] }],
      fields: { 乙: { when: '甲 = ' }, 丙: { when: '未知项 = 1' }, 己: {} },
    },
  }
  const codes = checkForm(bad).map((problem) => problem.code)
  expect(new Set(codes)).toEqual(
    new Set([
      'SCHEMA_REQUIRED',
      'SCHEMA_KEYWORD',
      'SCHEMA_TYPE',
      'SCHEMA_FORMAT',
      'SCHEMA_REF',
      'SCHEMA_PATTERN',
      'FORM_GROUP_FIELD',
      'FORM_WHEN_SYNTAX',
      'FORM_WHEN_NAME',
      'FORM_UI_FIELD',
    ]),
  )
})

test('names that the host adds may be used in conditions when the form lists them', () => {
  const form = compileForm({
    schema: { type: 'object', properties: { 委托书编号: { type: 'string' } }, required: ['委托书编号'] },
    ui: { groups: [], fields: { 委托书编号: { when: '代办 = true' } }, facts: ['代办'] },
  })
  expect(validate(form, {}).ok).toBe(true)
  expect(validate(form, { 代办: true }).errors[0]!.code).toBe('required')
})

test('what the schema does not know is dropped, or refused when the form is closed', () => {
  const properties = { 甲: { type: 'string' } }
  const drop = compileForm({ schema: { type: 'object', properties }, ui: { groups: [], fields: {} } })
  expect(validate(drop, { 甲: 'a', 乙: 'b', __proto__: { polluted: true } })).toEqual({
    ok: true,
    errors: [],
    values: { 甲: 'a' },
  })
  const closed = compileForm({
    schema: { type: 'object', properties, additionalProperties: false },
    ui: { groups: [], fields: {} },
  })
  expect(validate(closed, { 乙: 'b' }).errors).toEqual([{ field: '乙', code: 'unknown', message: '表单里没有「乙」这一项。' }])
  expect(validate(drop, JSON.parse('{"constructor": "x", "__proto__": {"y": 1}}')).values).toEqual({})
})

test('a list that must not repeat itself is refused when two of its entries are the same, however they are written', () => {
  const 电话 = { type: 'array', uniqueItems: true, items: {} }
  const form = compileForm({ schema: { type: 'object', properties: { 电话 } }, ui: { groups: [], fields: {} } })
  expect(validate(form, { 电话: ['1', 1, { a: 1, b: 2 }, { a: 2 }] }).ok).toBe(true)
  expect(validate(form, { 电话: ['1', '2', '1'] }).errors[0]!.code).toBe('uniqueItems')
  expect(
    validate(form, {
      电话: [
        { a: 1, b: [2] },
        { b: [2], a: 1 },
      ],
    }).ok,
  ).toBe(false)
})

test('a place is longitude and latitude in the country, read from what people and other programs write', () => {
  const form = compileForm({
    schema: { type: 'object', properties: { 位置: { type: 'string', format: 'point' } } },
    ui: { groups: [], fields: {} },
  })
  const read = (typed: string) => validate(form, { 位置: typed })
  for (const typed of ['115.05,29.97', ' 115.0500， 29.97', '１１５.０５,２９.９７', 'POINT(115.05 29.97)'])
    expect([typed, read(typed)]).toMatchObject([typed, { ok: true, values: { 位置: '115.05,29.97' } }])
  for (const typed of ['29.97,115.05', '115.05', 'NaN,30', '115.05,29.97,3', '东门外'])
    expect([typed, read(typed).ok]).toEqual([typed, false])
})

test('money takes at most two decimals, as a number or as a text', () => {
  const form = compileForm({
    schema: { type: 'object', properties: { 金额: { type: ['number', 'string'], format: 'money' } } },
    ui: { groups: [], fields: {} },
  })
  for (const right of [0.1, 19.99, 100, '0.10', '99999999.99', -5]) expect(validate(form, { 金额: right }).ok).toBe(true)
  for (const wrong of [0.001, '1.234', '1e3', '12,3', Number.POSITIVE_INFINITY])
    expect(validate(form, { 金额: wrong }).ok).toBe(false)
})

test('seven hundred fields with conditions are checked in a small part of the budget', () => {
  const large = largeForm()
  const { values } = large
  const form = compileForm(large.form)
  expect(validate(form, values).ok).toBe(true)
  expect(stepsOf(() => validate(form, values))).toBeLessThan(fullBudget / 50)
})

test('a pattern that repeats what repeats takes steps in proportion to the text; one that looks around is refused by name', () => {
  const form = compileForm({
    schema: { type: 'object', properties: { 编号: { type: 'string', pattern: '^(\\d+)+$' } } },
    ui: { groups: [], fields: {} },
  })
  const steps = (length: number) => stepsOf(() => validate(form, { 编号: `${'1'.repeat(length)}x` }))
  expect(validate(form, { 编号: `${'1'.repeat(5000)}x` }).errors).toMatchObject([{ field: '编号', code: 'pattern' }])
  expect(steps(8000)).toBeLessThan(steps(1000) * 9)
  const looking = {
    schema: { type: 'object', properties: { 编号: { type: 'string', pattern: '(?=a)a' } } },
    ui: { groups: [], fields: {} },
  }
  expect(checkForm(looking)).toMatchObject([{ code: 'SCHEMA_PATTERN', field: '编号' }])
  expect(checkForm(looking)[0]?.message).toContain('不支持向前向后看')
})

test('a form that cannot be checked within the budget hides nothing and is not right, with a reason', () => {
  const form = compileForm({
    schema: { type: 'object', properties: { 甲: { type: 'string' }, 乙: { type: 'string' } } },
    ui: { groups: [], fields: { 乙: { when: 'count(for i in 1..1e9 return i) > 0' } } },
  })
  expect(visibleFields(form, { 甲: 'x' })).toEqual(['甲', '乙'])
  expect(validate(form, { 甲: 'x' })).toMatchObject({ ok: false, errors: [{ code: 'tooCostly' }], values: {} })
  const endless = { $defs: { 甲: { $ref: '#/$defs/甲' } }, type: 'object', properties: { 甲: { $ref: '#/$defs/甲' } } }
  expect(validate(compileForm({ schema: endless, ui: { groups: [], fields: {} } }), { 甲: 'x' }).ok).toBe(false)
  const unique = { type: 'object', properties: { 甲: { type: 'array', uniqueItems: true } } }
  const many = { 甲: Array.from({ length: 20_000 }, (_, i) => ({ 值: i })) }
  expect(validate(compileForm({ schema: unique, ui: { groups: [], fields: {} } }), many)).toMatchObject({
    ok: false,
    errors: [{ code: 'tooCostly' }],
  })
})

const text = fc.record({ type: fc.constant('string') }).chain((base) =>
  fc.oneof(
    fc.record({ minLength: fc.nat(4), maxLength: fc.integer({ min: 2, max: 6 }) }).map((extra) => ({ ...base, ...extra })),
    fc.constantFrom(...Object.keys(formats).filter((name) => name !== 'money')).map((format) => ({ ...base, format })),
    fc.constantFrom('^[0-9]+$', '^[\\p{Script=Han}]+$', 'a.b').map((pattern) => ({ ...base, pattern })),
    fc.constant({ ...base, enum: ['是', '否', 'a'] }),
    fc.constant({ const: '同意' }),
  ),
)
const numeric = fc.record({
  type: fc.constantFrom('number', 'integer'),
  minimum: fc.integer({ min: -5, max: 5 }),
  exclusiveMaximum: fc.integer({ min: 0, max: 20 }),
  multipleOf: fc.constantFrom(1, 2, 0.5),
})
const leaf = fc.oneof(text, numeric, fc.constant({ type: 'boolean' }), fc.constant({ type: ['string', 'number'] }))
const object = fc.dictionary(fc.constantFrom('甲', '乙', '丙', 'd'), leaf).chain((properties) =>
  fc.record({
    type: fc.constant('object'),
    properties: fc.constant(properties),
    required: fc.subarray(Object.keys(properties)),
    additionalProperties: fc.boolean(),
  }),
)
const list = fc.record({
  type: fc.constant('array'),
  items: fc.oneof(leaf, object),
  minItems: fc.nat(1),
  maxItems: fc.integer({ min: 1, max: 3 }),
})
const schemas = fc.dictionary(fc.constantFrom('一', '二', '三', '四'), fc.oneof(leaf, object, list)).chain((properties) =>
  fc.record({
    type: fc.constant('object'),
    properties: fc.constant(properties),
    required: fc.subarray(Object.keys(properties)),
    additionalProperties: fc.boolean(),
  }),
)
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    '是',
    'a',
    '同意',
    '2026-02-28',
    '2026-02-30',
    '13800138000',
    '990102198803160010',
    '11990100MB0A10013K',
    '123',
    'x@y.cn',
    '09:30',
    '',
    ' ',
    null,
    'a-b',
    '👍👍',
  ),
  fc.integer({ min: -8, max: 25 }),
  fc.constantFrom(0.5, 1.25, -2.5),
  fc.boolean(),
  fc.string({ maxLength: 7 }),
)
const things = fc.oneof(
  scalar,
  fc.dictionary(fc.constantFrom('甲', '乙', '丙', 'd', 'e'), scalar),
  fc.array(fc.oneof(scalar, fc.dictionary(fc.constantFrom('甲', '乙'), scalar)), { maxLength: 4 }),
)
const valuesGiven = fc.dictionary(fc.constantFrom('一', '二', '三', '四', '五'), things)

/** Forms take empty answers for absent ones; ajv is asked about what is left. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => !isEmpty(one))
      .map(([key, one]) => [key, withoutEmpty(one)]),
  )
}

test('our interpreter and ajv accept and refuse the same values', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false, allowUnionTypes: true })
  for (const [name, format] of Object.entries(formats))
    ajv.addFormat(name, { type: 'string', validate: (value: string) => format.test(value) })
  let accepted = 0
  fc.assert(
    fc.property(schemas, valuesGiven, (schema, values) => {
      const form = compileForm({ schema, ui: { groups: [], fields: {} } })
      const ours = validate(form, values)
      const theirs = ajv.compile(schema)
      const agreed = theirs(withoutEmpty(values)) === true
      if (agreed) accepted += 1
      if (agreed !== ours.ok) return false
      const fieldsOf = new Set(
        (theirs.errors ?? []).map((e) => {
          const extra = e.params.missingProperty ?? e.params.additionalProperty
          return [...e.instancePath.split('/').slice(1), ...(extra === undefined ? [] : [extra])].join('.')
        }),
      )
      return fieldsOf.symmetricDifference(new Set(ours.errors.map((e) => e.field))).size === 0
    }),
    { numRuns: 1500 },
  )
  expect(accepted).toBeGreaterThan(50)
})
