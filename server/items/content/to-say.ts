// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '../../../engine/bpmn/index.ts'
import type { BundleFile } from '../../bundles/index.ts'
import type { ItemFile } from './schema.ts'

export type ToSay = {
  part: 'conditions' | 'otherwise' | 'materials' | 'steps' | 'groups' | 'fields' | 'result'
  id: string
  /** what stands beside the name and has to be said too */
  also?: 'help' | 'standard' | undefined
  what: string
}

type Form = {
  schema: { properties?: Record<string, unknown> }
  ui?: { groups?: { id: string; title: string; help?: string }[]; fields?: Record<string, { help?: string }> }
}
type Matter = {
  value: Pick<ItemFile, 'conditions' | 'materials' | 'result'> | Pick<BundleFile, 'conditions'>
  process: ProcessDefinition | undefined
  form: Form | undefined
}

/** Everything of a matter that somebody who reads no Chinese has to read, by the part of `en` that says it. */
export function toSay({ value, process, form }: Matter): ToSay[] {
  const all: ToSay[] = (value.conditions ?? []).map(({ id, text }) => ({ part: 'conditions', id, what: `条件「${text}」` }))
  for (const { id, text, otherwise } of value.conditions ?? [])
    if (otherwise) all.push({ part: 'otherwise', id, what: `不符合条件「${text}」时的说明` })
  if ('result' in value) {
    for (const { id, name, acceptStandard } of value.materials) {
      all.push({ part: 'materials', id, what: `材料「${name}」` })
      if (acceptStandard) all.push({ part: 'materials', id, also: 'standard', what: `材料「${name}」的要求` })
    }
    for (const node of process?.nodes ?? [])
      if (node.type === 'userTask' && node.work) all.push({ part: 'steps', id: node.id, what: `步骤「${node.name ?? node.id}」` })
    all.push({ part: 'result', id: '', what: `办理结果「${value.result.name}」` })
  }
  for (const { id, title, help } of form?.ui?.groups ?? []) {
    all.push({ part: 'groups', id, what: `表单分组「${title}」` })
    if (help) all.push({ part: 'groups', id, also: 'help', what: `表单分组「${title}」的说明` })
  }
  for (const name of Object.keys(form?.schema.properties ?? {})) {
    all.push({ part: 'fields', id: name, what: `填写项「${name}」` })
    if (form?.ui?.fields?.[name]?.help) all.push({ part: 'fields', id: name, also: 'help', what: `填写项「${name}」的说明` })
  }
  return all
}

/** What of it has no English yet. */
export function unsaid(all: ToSay[], en: NonNullable<ItemFile['en']>): ToSay[] {
  return all.filter(({ part, id, also }) => {
    if (part === 'result') return !en.result
    const said = (en[part] as Record<string, string | Record<string, unknown>> | undefined)?.[id]
    return said === undefined || (also !== undefined && (typeof said === 'string' || said[also] === undefined))
  })
}
