// SPDX-License-Identifier: Apache-2.0
import { BudgetSpent, withinBudget } from '../budget.ts'
import { compileFeel, type Feel, type FeelOptions, FeelSyntaxError } from '../feel/index.ts'
import { type FieldError, type Form, FormError, type FormProblem, type UiGroup, type Values } from './form.ts'
import { type Reading, readingOf } from './read-typed.ts'
import { type Check, compileSchema, isEmpty, isObject, type JsonSchema, labelOf, own } from './schema.ts'

type Field = { name: string; label: string; required: boolean; check: Check; read: Reading; when: Feel[] }
export type CompiledForm = {
  form: Form
  /** Field names in the order of the layout. */
  fields: string[]
  /** For each field the fields that its `when` (or its group's) reads. */
  dependsOn: Record<string, string[]>
  /** Fields in an order in which every field comes after those it depends on. */
  order: Field[]
  /** Whether values outside the schema are kept, dropped or refused. */
  others: 'keep' | 'drop' | 'refuse'
}

/** Reads a form once. Throws FormError with every problem: unknown keywords, dangling fields, unreadable conditions, cycles. */
export function compileForm(form: Form): CompiledForm {
  const { compiled, problems } = read(form)
  if (problems.length > 0) throw new FormError(problems)
  return compiled
}

/** The problems of a form, for pack check; empty when it can be used. */
export function checkForm(form: Form): FormProblem[] {
  return read(form).problems
}

function read(form: Form): { compiled: CompiledForm; problems: FormProblem[] } {
  const problems: FormProblem[] = []
  const refuse = (code: string, field: string | null, message: string) => problems.push({ code, field, message })
  const schema = isObject(form.schema) ? (form.schema as JsonSchema) : {}
  if (schema.type !== 'object') refuse('FORM_NOT_OBJECT', null, '表单的 schema 应以 type: object 开头。')
  const properties = isObject(schema.properties) ? schema.properties : {}
  const { properties: _p, required: _r, additionalProperties, ...rest } = schema
  compileSchema(rest, schema, '', problems)
  const required = new Set(Array.isArray(schema.required) ? schema.required.map(String) : [])
  for (const name of required)
    if (!Object.hasOwn(properties, name)) refuse('SCHEMA_REQUIRED', name, `必填项「${name}」不在 properties 里。`)

  const groups = groupsOf(form, properties, refuse)
  const facts = new Set(form.ui?.facts ?? [])
  const condition = (source: string | undefined, where: string): Feel[] => {
    if (source === undefined) return []
    try {
      const feel = compileFeel(source)
      for (const name of feel.names)
        if (!Object.hasOwn(properties, name) && !facts.has(name))
          refuse(
            'FORM_WHEN_NAME',
            where,
            `「${where}」的显示条件用到了表单里没有的「${name}」，请改用表单字段，或把它列入 ui.facts。`,
          )
      return [feel]
    } catch (cause) {
      if (!(cause instanceof FeelSyntaxError)) throw cause
      refuse('FORM_WHEN_SYNTAX', where, `「${where}」的显示条件第 ${cause.line} 行第 ${cause.column} 列写错了：${cause.message}`)
      return []
    }
  }

  const fields = new Map<string, Field>()
  for (const [name, part] of Object.entries(properties)) {
    const group = groups.get(name)
    const when = [...condition(group?.when, group?.id ?? name), ...condition(ownUi(form, name)?.when, name)]
    const check = compileSchema(isObject(part) ? part : {}, schema, name, problems)
    fields.set(name, {
      name,
      label: labelOf(part, name),
      required: required.has(name),
      check,
      read: readingOf(part, schema),
      when,
    })
  }
  for (const name of Object.keys(form.ui?.fields ?? {})) {
    if (!Object.hasOwn(properties, name.split('.')[0] ?? ''))
      refuse('FORM_UI_FIELD', name, `ui.fields 里的「${name}」不是表单字段。`)
    else if (name.includes('.') && ownUi(form, name)?.when !== undefined)
      refuse('FORM_WHEN_NESTED', name, `「${name}」在列表或分组内部，不能单独设显示条件。`)
  }
  const dependsOn: Record<string, string[]> = {}
  for (const field of fields.values())
    dependsOn[field.name] = [
      ...new Set(field.when.flatMap((feel) => [...feel.names, ...feel.mayRead]).filter((name) => fields.has(name))),
    ]
  const order = sort(fields, dependsOn, refuse)
  const laidOut = [...(form.ui?.groups ?? []).flatMap((group) => group.fields ?? []), ...fields.keys()].filter((name) =>
    fields.has(name),
  )
  const others = additionalProperties === true ? 'keep' : additionalProperties === false ? 'refuse' : 'drop'
  return { compiled: { form, fields: [...new Set(laidOut)], dependsOn, order, others }, problems }
}

/**
 * The fields to show for these values, in the order of the layout. A condition that is not known yet hides its field; conditions that
 * do too much to be told hide nothing.
 */
export function visibleFields(form: CompiledForm, values: Values, options?: FeelOptions): string[] {
  try {
    const shown = withinBudget(() => sift(form, values, options).visible)
    return form.fields.filter((name) => shown.has(name))
  } catch (cause) {
    if (cause instanceof BudgetSpent) return form.fields
    throw cause
  }
}

type Validated = { ok: boolean; errors: FieldError[]; values: Values }

/**
 * Checks values as browser and server both must; what is typed is read by its format
 * (half width, no unseen signs); hidden and empty fields are not in the values that come back. Values that cannot be
 * checked within the budget are not right.
 */
export function validate(form: CompiledForm, values: Values, options?: FeelOptions): Validated {
  try {
    return withinBudget(() => validateAll(form, values, options))
  } catch (cause) {
    if (!(cause instanceof BudgetSpent)) throw cause
    const message = '这张表单的内容太多，或它的条件太复杂，没有检查完：请减少填写的内容，仍不行时请告诉发布这件事项的部门。'
    return { ok: false, errors: [{ field: form.fields[0] ?? '', code: 'tooCostly', message }], values: {} }
  }
}

function validateAll(form: CompiledForm, values: Values, options: FeelOptions | undefined): Validated {
  const { visible, kept } = sift(form, values, options)
  const found = new Map<string, FieldError[]>()
  for (const field of form.order) {
    if (!visible.has(field.name)) continue
    const errors: FieldError[] = []
    const value = own(kept, field.name)
    if (value === undefined) {
      if (field.required) errors.push({ field: field.name, code: 'required', message: `请填写「${field.label}」。` })
    } else field.check(value, field.name, errors)
    if (errors.length > 0) found.set(field.name, errors)
  }
  const errors = form.fields.flatMap((name) => found.get(name) ?? [])
  const declared = new Set(form.fields)
  for (const name of Object.keys(values)) {
    if (declared.has(name) || form.others === 'drop' || isEmpty(values[name])) continue
    if (form.others === 'keep') put(kept, name, values[name])
    else errors.push({ field: name, code: 'unknown', message: `表单里没有「${name}」这一项。` })
  }
  return { ok: errors.length === 0, errors, values: kept }
}

/** Fields are looked at in dependency order, so that a condition never sees the value of a hidden field. */
function sift(form: CompiledForm, values: Values, options: FeelOptions | undefined): { visible: Set<string>; kept: Values } {
  const visible = new Set<string>()
  const kept: Values = {}
  const context: Values = {}
  for (const fact of form.form.ui?.facts ?? []) if (Object.hasOwn(values, fact)) put(context, fact, values[fact])
  for (const field of form.order) {
    if (!field.when.every((feel) => feel.evaluate(context, options).value === true)) continue
    visible.add(field.name)
    const typed = own(values, field.name)
    const value = isEmpty(typed) ? undefined : field.read(typed)
    if (isEmpty(value)) continue
    put(kept, field.name, value)
    put(context, field.name, value)
  }
  return { visible, kept }
}

function put(target: Values, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  else target[name] = value
}

function ownUi(form: Form, name: string) {
  const fields = form.ui?.fields ?? {}
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

type Refuse = (code: string, field: string | null, message: string) => void

function groupsOf(form: Form, properties: Record<string, unknown>, refuse: Refuse): Map<string, UiGroup> {
  const groups = new Map<string, UiGroup>()
  for (const group of form.ui?.groups ?? [])
    for (const name of group.fields ?? []) {
      if (!Object.hasOwn(properties, name))
        refuse('FORM_GROUP_FIELD', name, `分组「${group.title}」里的「${name}」不是表单字段。`)
      const other = groups.get(name)
      if (other)
        refuse('FORM_GROUP_TWICE', name, `字段「${name}」同时在分组「${other.title}」和「${group.title}」里，请只留一处。`)
      groups.set(name, group)
    }
  return groups
}

function sort(fields: Map<string, Field>, dependsOn: Record<string, string[]>, refuse: Refuse): Field[] {
  const sorted: Field[] = []
  const state = new Map<string, 'open' | 'done'>()
  const path: string[] = []
  const visit = (name: string) => {
    if (state.get(name) === 'done') return
    if (state.get(name) === 'open') {
      const cycle = [...path.slice(path.indexOf(name)), name]
      refuse('FORM_WHEN_CYCLE', name, `显示条件互相依赖，绕成了圈：${cycle.join(' → ')}。请去掉其中一个条件。`)
      return
    }
    state.set(name, 'open')
    path.push(name)
    for (const other of dependsOn[name] ?? []) visit(other)
    path.pop()
    state.set(name, 'done')
    const field = fields.get(name)
    if (field) sorted.push(field)
  }
  for (const name of fields.keys()) visit(name)
  return sorted
}
