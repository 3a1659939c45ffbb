// SPDX-License-Identifier: Apache-2.0
import { compileFeel } from '../../../../engine/feel/index.ts'
import { at, type Prefill, type Rule } from '../../../packs/index.ts'
import { fieldsNamed } from '../../../registers/index.ts'
import { allExpressions, membersOf } from './expressions.ts'
import { itemsOf, type Matter, mattersOf } from './matters.ts'

/** Fields that some expression reads; null when the whole form is read somewhere. */
function fieldsRead(matter: Matter): Set<string> | null {
  const read = new Set<string>()
  for (const one of allExpressions(matter))
    for (const field of membersOf(one.source, 'form')) {
      if (field === null) return null
      read.add(field)
    }
  const ui = matter.form?.value.ui
  for (const source of [
    ...(ui?.groups ?? []).map((group) => group.when),
    ...Object.values(ui?.fields ?? {}).map((field) => field.when),
  ]) {
    if (!source) continue
    try {
      for (const name of compileFeel(source).names) read.add(name)
    } catch {
      // engine/forms has already said that it cannot be read
    }
  }
  return read
}

export const formFieldsAreRead: Rule = {
  name: '表单的每一项都有人用',
  because: '不用的信息不收集（个人信息保护法第六条）。',
  codes: ['FIELD_TITLE', 'FIELD_UNREAD', 'FIELD_NOT_SHOWN', 'READ_BY_UNKNOWN', 'PREFILL_UNKNOWN', 'PREFILL_SOURCE'],
  *check(draft) {
    const itemForms = new Map(
      itemsOf(draft).map((one) => [one.matter.value.id, new Set(Object.keys(one.form?.value.schema.properties ?? {}))]),
    )
    for (const matter of mattersOf(draft)) {
      const { form } = matter
      if (!form) continue
      const { schema, ui, prefill } = form.value
      const read = fieldsRead(matter)
      const tasks = new Set(matter.process?.definition.nodes.filter((node) => node.type === 'userTask').map((node) => node.id))
      const feeding = feedingFields(matter, itemForms)
      const shown = new Set(ui.groups.flatMap((group) => group.fields))
      for (const field of Object.keys(schema.properties)) {
        const title = (schema.properties[field] as { title?: unknown } | null | undefined)?.title
        if (typeof title !== 'string' || !/^[^\p{C}\s][^\p{C}]{0,59}$/u.test(title))
          yield at(
            form,
            ['schema', 'properties', field, 'title'],
            'FIELD_TITLE',
            `「${field}」没有写清题目：请在 title 写 1 到 60 个字，申请人看到的就是它。`,
          )
        const readers = ui.fields?.[field]?.readBy ?? []
        for (const reader of readers)
          if (matter.process && !tasks.has(reader))
            yield at(
              form,
              ['ui', 'fields', field, 'readBy'],
              'READ_BY_UNKNOWN',
              `「${field}」写明由任务「${reader}」看，流程里没有这个人工任务：可用的有 ${[...tasks].join('、') || '（没有人工任务）'}。`,
            )
        if (readers.length === 0 && read && !read.has(field) && !feeding.has(field))
          yield at(
            form,
            ['schema', 'properties', field],
            'FIELD_UNREAD',
            `「${field}」没有任何条件、材料、流程或证照用到：请删去，或在 ui.fields.${field}.readBy 写明由哪个任务的工作人员看。`,
          )
        if (!shown.has(field))
          yield at(
            form,
            ['schema', 'properties', field],
            'FIELD_NOT_SHOWN',
            `「${field}」没有放进任何一组：请写到 ui.groups 的 fields 里，否则申请人看不到。`,
          )
      }
      for (const [field, one] of Object.entries(prefill ?? {})) {
        if (!Object.hasOwn(schema.properties, field))
          yield at(form, ['prefill', field], 'PREFILL_UNKNOWN', `预填的「${field}」不是表单的字段：请改正名字或删去。`)
        const fault = prefillFault(one)
        if (fault) yield at(form, ['prefill', field], 'PREFILL_SOURCE', `「${field}」的预填${fault}：请改正。`)
        const known = one.register ? fieldsNamed(draft, one.register) : undefined
        for (const name of known && one.value ? membersOf(one.value, 'record') : [])
          if (name !== null && !known?.has(name))
            yield at(
              form,
              ['prefill', field, 'value'],
              'REGISTER_FIELD_UNKNOWN',
              `登记库 ${one.register} 没有字段「${name}」：可用的有 ${[...(known ?? [])].join('、')}。`,
            )
      }
    }
  },
}

/** A value comes from one place; from a register's row or a licence either a field, or an expression over `record`. */
function prefillFault(one: Prefill): string | null {
  const places = (['applicant', 'register', 'licence'] as const).filter((kind) => one[kind] !== undefined)
  if (places.length > 1) return '写了几种来源，只能写一种'
  if (places.length === 0) return one.value === undefined ? '没有写来源（applicant、register、licence 或 value）' : null
  if (places[0] === 'applicant')
    return one.value !== undefined || one.field !== undefined ? '取申请人信息时不写 field 和 value' : null
  if (one.field !== undefined && one.value !== undefined) return '同时写了 field 和 value，只能写一个'
  return one.field === undefined && one.value === undefined ? '没有写取哪一项（field 或 value）' : null
}

/** Fields of a bundle's merged form that feed a part's form, by `facts` or by equal name. */
function feedingFields(matter: Matter, itemForms: Map<string, Set<string>>): Set<string> {
  if (!('parts' in matter.matter.value)) return new Set()
  const { parts, facts } = matter.matter.value
  const fed = new Set(Object.keys(facts ?? {}))
  for (const part of parts) for (const field of itemForms.get(part.item) ?? []) fed.add(field)
  return fed
}
