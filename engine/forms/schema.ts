// SPDX-License-Identifier: Apache-2.0
// An interpreter for the part of JSON Schema 2020-12 that forms use. Ours and not ajv, because ajv writes code at run time, which a
// strict content security policy forbids in the browser; a property test holds both equal. Unknown keywords are refused, never ignored.
import { spend } from '../budget.ts'
import { compilePattern, type Pattern, PatternError } from '../patterns/index.ts'
import { isBlank } from '../text/index.ts'
import type { FieldError, FormProblem } from './form.ts'
import { formats } from './formats.ts'

export type Check = (value: unknown, field: string, errors: FieldError[]) => void
export type JsonSchema = Record<string, unknown>
type Reading = { root: JsonSchema; problems: FormProblem[]; refs: Map<string, { check: Check }> }

const annotations = new Set(
  '$schema $id $comment $defs title description default examples readOnly writeOnly deprecated enumNames'.split(' '),
)
const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组内容',
  null: '空',
}

/** Compiles one schema to a check; what is wrong with the schema is added to `problems`. */
export function compileSchema(schema: JsonSchema, root: JsonSchema, where: string, problems: FormProblem[]): Check {
  return compile(schema, where, where.split('.').at(-1) ?? where, { root, problems, refs: new Map() })
}

/** The sentence's subject: the schema's title, else the field's own name. */
export function labelOf(schema: unknown, name: string): string {
  return isObject(schema) && typeof schema.title === 'string' ? schema.title : name
}

function compile(given: unknown, where: string, name: string, reading: Reading): Check {
  const refuse = (code: string, message: string) =>
    reading.problems.push({ code, field: where, message: `表单字段「${where}」：${message}` })
  if (!isObject(given)) {
    refuse('SCHEMA_NOT_OBJECT', '字段的定义应是一个对象。')
    return () => {}
  }
  const schema = given
  const label = `「${labelOf(schema, name)}」`
  const checks: Check[] = []
  const rule = (holds: (value: unknown) => boolean, code: string, message: string) =>
    checks.push((value, field, errors) => {
      if (!holds(value)) errors.push({ field, code, message: `${label}${message}。` })
    })
  const number = (keyword: string, whole: boolean): number | null => {
    const value = schema[keyword]
    if (value === undefined) return null
    if (typeof value === 'number' && (!whole || (Number.isInteger(value) && value >= 0))) return value
    refuse('SCHEMA_BAD_VALUE', `${keyword} 应是${whole ? '不小于 0 的整数' : '数字'}。`)
    return null
  }

  for (const keyword of Object.keys(schema))
    if (!annotations.has(keyword) && !supported.has(keyword) && !keyword.startsWith('x-'))
      refuse('SCHEMA_KEYWORD', `不支持关键字 ${keyword}，请改用受支持的写法或去掉。`)

  const types = typesOf(schema.type, refuse)
  if (typeof schema.$ref === 'string') checks.push(reference(schema.$ref, where, name, reading, refuse))

  const enumeration = schema.enum
  if (enumeration !== undefined) {
    if (!Array.isArray(enumeration) || enumeration.length === 0) refuse('SCHEMA_BAD_VALUE', 'enum 应是至少有一项的列表。')
    else rule((value) => enumeration.some((one) => same(one, value)), 'enum', '不在可选的范围内，请从列出的选项中选择')
  }
  if ('const' in schema) rule((value) => same(schema.const, value), 'const', '必须勾选或与要求的内容一致')

  const [minLength, maxLength] = [number('minLength', true), number('maxLength', true)]
  if (minLength !== null) rule((v) => typeof v !== 'string' || length(v) >= minLength, 'minLength', `至少要填 ${minLength} 个字`)
  if (maxLength !== null) rule((v) => typeof v !== 'string' || length(v) <= maxLength, 'maxLength', `最多填 ${maxLength} 个字`)
  if (schema.pattern !== undefined) {
    const pattern = patternOf(schema.pattern)
    if (typeof pattern === 'string') refuse('SCHEMA_PATTERN', `pattern 用不了：${pattern}。`)
    else rule((v) => typeof v !== 'string' || pattern.test(v), 'pattern', '的格式不对，请按说明填写')
  }
  if (schema.format !== undefined) {
    const format = typeof schema.format === 'string' && Object.hasOwn(formats, schema.format) ? formats[schema.format] : undefined
    if (!format) refuse('SCHEMA_FORMAT', `不认识格式 ${String(schema.format)}，可用：${Object.keys(formats).join('、')}。`)
    else if (schema.format === 'money')
      rule((v) => (typeof v === 'number' ? isCents(v) : typeof v !== 'string' || format.test(v)), 'money', format.message)
    else rule((v) => typeof v !== 'string' || format.test(v), String(schema.format), format.message)
  }

  const [minimum, maximum] = [number('minimum', false), number('maximum', false)]
  const [above, below] = [number('exclusiveMinimum', false), number('exclusiveMaximum', false)]
  const step = number('multipleOf', false)
  if (minimum !== null) rule((v) => typeof v !== 'number' || v >= minimum, 'minimum', `不能小于 ${minimum}`)
  if (maximum !== null) rule((v) => typeof v !== 'number' || v <= maximum, 'maximum', `不能大于 ${maximum}`)
  if (above !== null) rule((v) => typeof v !== 'number' || v > above, 'exclusiveMinimum', `应大于 ${above}`)
  if (below !== null) rule((v) => typeof v !== 'number' || v < below, 'exclusiveMaximum', `应小于 ${below}`)
  if (step !== null) rule((v) => typeof v !== 'number' || isMultiple(v, step), 'multipleOf', `应是 ${step} 的整数倍`)

  const [minItems, maxItems] = [number('minItems', true), number('maxItems', true)]
  if (minItems !== null) rule((v) => !Array.isArray(v) || v.length >= minItems, 'minItems', `至少要有 ${minItems} 项`)
  if (maxItems !== null) rule((v) => !Array.isArray(v) || v.length <= maxItems, 'maxItems', `最多有 ${maxItems} 项`)
  if (schema.uniqueItems === true)
    rule(
      (v) => !Array.isArray(v) || v.every((one, i) => v.findIndex((other) => same(one, other)) === i),
      'uniqueItems',
      '里有重复的内容',
    )
  if (schema.items !== undefined) {
    const item = compile(schema.items, `${where}[]`, labelOf(schema, name), reading)
    checks.push((value, field, errors) => {
      if (Array.isArray(value)) for (let i = 0; i < value.length; i += 1) item(value[i], `${field}.${i}`, errors)
    })
  }
  if (schema.properties !== undefined || schema.required !== undefined || schema.additionalProperties !== undefined)
    checks.push(objectCheck(schema, where, reading, refuse))

  return (value, field, errors) => {
    spend(1 + checks.length)
    if (types && !types.some((type) => isType(value, type))) {
      errors.push({ field, code: 'type', message: `${label}应填${types.map((type) => typeNames[type] ?? type).join('或')}。` })
      return
    }
    for (const check of checks) check(value, field, errors)
  }
}

const supported = new Set(
  (
    'type $ref enum const minLength maxLength pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf ' +
    'minItems maxItems uniqueItems items properties required additionalProperties'
  ).split(' '),
)

type Refuse = (code: string, message: string) => void

function objectCheck(schema: JsonSchema, where: string, reading: Reading, refuse: Refuse): Check {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const required = Array.isArray(schema.required) ? schema.required.map(String) : []
  if (schema.properties !== undefined && !isObject(schema.properties)) refuse('SCHEMA_BAD_VALUE', 'properties 应是一个对象。')
  if (schema.required !== undefined && !Array.isArray(schema.required)) refuse('SCHEMA_BAD_VALUE', 'required 应是字段名的列表。')
  if (schema.additionalProperties !== undefined && typeof schema.additionalProperties !== 'boolean')
    refuse('SCHEMA_BAD_VALUE', 'additionalProperties 只能是 true 或 false。')
  for (const name of required)
    if (!Object.hasOwn(properties, name)) refuse('SCHEMA_REQUIRED', `required 里的 ${name} 不在 properties 里。`)
  const parts = Object.entries(properties).map(([name, part]) => ({
    name,
    check: compile(part, where ? `${where}.${name}` : name, name, reading),
  }))
  const closed = schema.additionalProperties === false
  return (value, field, errors) => {
    if (!isObject(value)) return
    const at = (name: string) => (field === '' ? name : `${field}.${name}`)
    for (const name of required)
      if (isEmpty(own(value, name)))
        errors.push({ field: at(name), code: 'required', message: `请填写「${labelOf(properties[name], name)}」。` })
    for (const { name, check } of parts) {
      const given = own(value, name)
      if (!isEmpty(given)) check(given, at(name), errors)
    }
    if (closed)
      for (const name of Object.keys(value))
        if (!Object.hasOwn(properties, name) && !isEmpty(value[name]))
          errors.push({ field: at(name), code: 'unknown', message: `表单里没有「${name}」这一项。` })
  }
}

function reference(ref: string, where: string, name: string, reading: Reading, refuse: Refuse): Check {
  const known = reading.refs.get(ref)
  if (known) return (value, field, errors) => known.check(value, field, errors)
  const defs = reading.root.$defs
  const key = /^#\/\$defs\/([^/]+)$/.exec(ref)?.[1]
  if (!key || !isObject(defs) || !Object.hasOwn(defs, key)) {
    refuse('SCHEMA_REF', `引用 ${ref} 找不到，只能引用本表单 $defs 里的定义。`)
    return () => {}
  }
  const holder: { check: Check } = { check: () => {} }
  reading.refs.set(ref, holder)
  holder.check = compile(defs[key], where, name, reading)
  return (value, field, errors) => holder.check(value, field, errors)
}

function typesOf(given: unknown, refuse: Refuse): string[] | null {
  if (given === undefined) return null
  const types = (Array.isArray(given) ? given : [given]).map(String)
  for (const type of types) if (!Object.hasOwn(typeNames, type)) refuse('SCHEMA_TYPE', `不认识类型 ${type}。`)
  return types
}

function isType(value: unknown, type: string): boolean {
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  if (type === 'null') return value === null
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value)
  return typeof value === type
}

/** What a form takes for "not filled in": nothing, null, or a text that shows nothing. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && isBlank(value))
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function own(value: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}

function same(a: unknown, b: unknown): boolean {
  spend(1)
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, i) => same(one, b[i]))
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a)
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  }
  return false
}

/** The pattern, or the reason why it cannot be used. */
export function patternOf(source: unknown): Pattern | string {
  if (typeof source !== 'string') return '应是文字'
  try {
    return compilePattern(source)
  } catch (cause) {
    if (cause instanceof PatternError) return cause.message
    throw cause
  }
}

function length(text: string): number {
  spend(text.length >> 3)
  let count = 0
  for (const _ of text) count += 1
  return count
}

function isMultiple(value: number, step: number): boolean {
  const times = value / step
  return Math.abs(times - Math.round(times)) <= 1e-9 * Math.max(1, Math.abs(times))
}

const isCents = (value: number) => Number(value.toFixed(2)) === value && Math.abs(value) < 1e15
