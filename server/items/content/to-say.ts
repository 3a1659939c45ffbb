// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '../../../engine/bpmn/index.ts'
import type { BundleFile } from './bundle-schema.ts'
import type { ItemFile } from './schema.ts'

type English = NonNullable<ItemFile['en']>

/** One text that somebody who reads no Chinese has to read: where in `en` it stands, as keys, and what it says, for the author. */
export type ToSay = { at: string[]; what: string }

type Field = {
  enum?: unknown[]
  oneOf?: { const: unknown; title?: string }[]
  items?: Field & { properties?: Record<string, Field> }
}
type FieldUi = { help?: string; options?: { value: string | number | boolean; label: string }[] }
type Form = {
  schema: { properties?: Record<string, unknown> }
  ui?: { groups?: { id: string; title: string; help?: string }[]; fields?: Record<string, FieldUi> }
}
type Value =
  | Pick<ItemFile, 'conditions' | 'materials' | 'result' | 'unique' | 'fee' | 'limits' | 'law' | 'faq' | 'competence' | 'of'>
  | Pick<BundleFile, 'conditions' | 'law' | 'faq'>
type Matter = { value: Value; process: ProcessDefinition | undefined; form: Form | undefined }

/** Everything of a matter that its guide and its form show in words of its own. */
export function toSay({ value, process, form }: Matter): ToSay[] {
  return [...ofConditions(value), ...ofLawAndFaq(value), ...('result' in value ? ofItem(value, process) : []), ...ofForm(form)]
}

const ofConditions = ({ conditions = [] }: Value): ToSay[] =>
  conditions.flatMap(({ id, text, otherwise }) => [
    { at: ['conditions', id], what: `条件「${text}」` },
    ...(otherwise ? [{ at: ['otherwise', id], what: `不符合条件「${text}」时的说明` }] : []),
  ])

/** By their order. What a body says of its own beside the basic item's has no English yet: there the basic item's is shown. */
const ofLawAndFaq = (value: Value): ToSay[] =>
  'of' in value && value.of !== undefined
    ? []
    : [
        ...value.law.map(({ name, article = '' }, n) => ({ at: ['laws', String(n)], what: `依据「${name}${article}」` })),
        ...(value.faq ?? []).map(({ question }, n) => ({ at: ['faq', String(n)], what: `常见问题「${question}」` })),
      ]

function ofItem(
  { materials, result, unique, fee, limits, competence }: Extract<Value, { result: unknown }>,
  process: ProcessDefinition | undefined,
): ToSay[] {
  const all: ToSay[] = materials.flatMap(({ id, name, acceptStandard, sources }) => [
    { at: ['materials', id], what: `材料「${name}」` },
    ...(acceptStandard ? [{ at: ['materials', id, 'standard'], what: `材料「${name}」的要求` }] : []),
    ...(sources.some((one) => one.commitment)
      ? [{ at: ['materials', id, 'commitment'], what: `材料「${name}」的承诺内容` }]
      : []),
  ])
  for (const node of process?.nodes ?? [])
    if (node.type === 'userTask' && node.work) all.push({ at: ['steps', node.id], what: `步骤「${node.name ?? node.id}」` })
  all.push({ at: ['result'], what: `办理结果「${result.name}」` })
  if (unique) all.push({ at: ['once'], what: `「${unique.note}」` })
  if (fee.charged) all.push({ at: ['fee'], what: `收费标准「${fee.standard ?? fee.name ?? ''}」` })
  if (limits.basis) all.push({ at: ['basis'], what: `时限依据「${limits.basis}」` })
  if (competence?.by === 'object' && competence.what) all.push({ at: ['place'], what: `确定受理机关的「${competence.what}」` })
  return all
}

function ofForm(form: Form | undefined): ToSay[] {
  const all: ToSay[] = (form?.ui?.groups ?? []).flatMap(({ id, title, help }) => [
    { at: ['groups', id], what: `表单分组「${title}」` },
    ...(help ? [{ at: ['groups', id, 'help'], what: `表单分组「${title}」的说明` }] : []),
  ])
  const fields = (properties: Record<string, unknown>, before: string): void => {
    for (const [name, given] of Object.entries(properties)) {
      const path = `${before}${name}`
      const field = given as Field
      const ui = form?.ui?.fields?.[path]
      all.push({ at: ['fields', path], what: `填写项「${path}」` })
      if (ui?.help) all.push({ at: ['fields', path, 'help'], what: `填写项「${path}」的说明` })
      for (const { value, label } of choicesOf(field, ui))
        if (/\p{Script=Han}/u.test(label))
          all.push({ at: ['fields', path, 'options', String(value)], what: `填写项「${path}」的选项「${label}」` })
      if (field.items?.properties) fields(field.items.properties, `${path}.`)
    }
  }
  fields(form?.schema.properties ?? {}, '')
  return all
}

const choicesOf = (field: Field, ui: FieldUi | undefined): { value: unknown; label: string }[] =>
  ui?.options ??
  [field, field.items ?? {}].flatMap((one) => [
    ...(one.enum ?? []).map((value) => ({ value, label: String(value) })),
    ...(one.oneOf ?? []).map(({ const: value, title = String(value) }) => ({ value, label: title })),
  ])

/** What of it has no English yet. */
export function unsaid(all: ToSay[], en: English): ToSay[] {
  return all.filter(({ at }) => {
    const said = at.reduce<unknown>((within, key) => (within as Record<string, unknown> | undefined)?.[key], en)
    return said === undefined || said === ''
  })
}

/** Whether guide and form are whole in English, as a matter that says so (`international`) has to be. */
export const isWholeInEnglish = (matter: Matter & { value: { en?: ItemFile['en'] } }): boolean =>
  matter.value.en?.international === true && unsaid(toSay(matter), matter.value.en).length === 0
