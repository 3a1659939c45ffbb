// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '../../engine/bpmn/index.ts'
import type { BundleFile, ItemFile } from './schemas/item.ts'

export type ToSay = { part: 'conditions' | 'materials' | 'steps' | 'groups' | 'fields' | 'result'; id: string; what: string }

type Form = { schema: { properties?: Record<string, unknown> }; ui?: { groups?: { id: string; title: string }[] } }
type Matter = {
  value: Pick<ItemFile, 'conditions' | 'materials' | 'result'> | Pick<BundleFile, 'conditions'>
  process: ProcessDefinition | undefined
  form: Form | undefined
}

/** Everything of a matter that somebody who reads no Chinese has to read, by the part of `en` that says it. */
export function toSay({ value, process, form }: Matter): ToSay[] {
  const all: ToSay[] = (value.conditions ?? []).map(({ id, text }) => ({ part: 'conditions', id, what: `条件「${text}」` }))
  if ('result' in value) {
    for (const { id, name } of value.materials) all.push({ part: 'materials', id, what: `材料「${name}」` })
    for (const node of process?.nodes ?? [])
      if (node.type === 'userTask' && node.work) all.push({ part: 'steps', id: node.id, what: `步骤「${node.name ?? node.id}」` })
    all.push({ part: 'result', id: '', what: `办理结果「${value.result.name}」` })
  }
  for (const { id, title } of form?.ui?.groups ?? []) all.push({ part: 'groups', id, what: `表单分组「${title}」` })
  for (const name of Object.keys(form?.schema.properties ?? {})) all.push({ part: 'fields', id: name, what: `填写项「${name}」` })
  return all
}

/** What of it has no English yet. */
export function unsaid(all: ToSay[], en: NonNullable<ItemFile['en']>): ToSay[] {
  return all.filter(({ part, id }) =>
    part === 'result' ? !en.result : (en[part] as Record<string, unknown> | undefined)?.[id] === undefined,
  )
}
