// SPDX-License-Identifier: Apache-2.0
import { openYaml, type Place, type YamlText } from './yaml-text.ts'

export type Property = {
  type?: string
  title?: string
  enum?: unknown[]
  format?: string
  items?: { enum?: unknown[] }
  maxLength?: number
  minimum?: number
  maximum?: number
}
export type Group = { id: string; title?: string; fields: string[] }
export type FieldKind = 'text' | 'long' | 'number' | 'yes' | 'day' | 'choice' | 'choices'

const places = {
  properties: ['schema', 'properties'],
  required: ['schema', 'required'],
  groups: ['ui', 'groups'],
} as const satisfies Record<string, Place>

/** What a form asks, read from its file: groups in their order, each with its fields. */
export function readForm(yaml: YamlText) {
  return {
    properties: (yaml.value(places.properties) ?? {}) as Record<string, Property>,
    required: (yaml.value(places.required) ?? []) as string[],
    groups: (yaml.value(places.groups) ?? []) as Group[],
    fields: (yaml.value(['ui', 'fields']) ?? {}) as Record<string, { help?: string; when?: string }>,
  }
}

export function kindOf({ type, format, enum: choices }: Property): FieldKind {
  if (choices) return 'choice'
  if (type === 'array') return 'choices'
  if (type === 'boolean') return 'yes'
  if (type === 'number' || type === 'integer') return 'number'
  return format === 'date' ? 'day' : 'text'
}

/** Where the choices of a field stand: its own, or those of its entries. */
export const choicesAt = (id: string, property: Property): Place =>
  property.type === 'array' ? [...places.properties, id, 'items', 'enum'] : [...places.properties, id, 'enum']

export function setRequired(yaml: YamlText, id: string, isRequired: boolean): string {
  const { required } = readForm(yaml)
  const others = required.filter((one) => one !== id)
  return yaml.put(places.required, isRequired ? [...others, id] : others)
}

const schemas: Record<FieldKind, Property> = {
  text: { type: 'string', maxLength: 100 },
  long: { type: 'string', maxLength: 500 },
  number: { type: 'number', minimum: 0, maximum: 1_000_000 },
  yes: { type: 'boolean' },
  day: { type: 'string', format: 'date' },
  choice: { type: 'string', enum: ['选项一', '选项二'] },
  choices: { type: 'array', items: { enum: ['选项一', '选项二'] } },
}
const widgets: Partial<Record<FieldKind, string>> = { long: 'textarea', yes: 'yes-no', choice: 'radio', choices: 'checkboxes' }

/** A new field at the end of a group; nobody reads it yet, which the checker says until somebody does. */
export function addField(yaml: YamlText, group: number, kind: FieldKind, title: string): string {
  const { properties, groups } = readForm(yaml)
  let n = 1
  while (properties[`field${n}`]) n += 1
  const id = `field${n}`
  const { items, ...schema } = schemas[kind]
  const property = { ...schema, title, ...(items ? { uniqueItems: true, items: { type: 'string', ...items } } : {}) }
  let text = yaml.put([...places.properties, id], property)
  text = openYaml(text).put([...places.groups, group, 'fields'], [...(groups[group]?.fields ?? []), id])
  const widget = widgets[kind]
  return widget ? openYaml(text).put(['ui', 'fields', id], { widget }) : text
}

/** A field goes with all that is said of it. */
export function dropField(yaml: YamlText, id: string): string {
  const { groups } = readForm(yaml)
  let text = setRequired(yaml, id, false)
  text = openYaml(text).drop([...places.properties, id])
  for (const place of [
    ['ui', 'fields', id],
    ['prefill', id],
  ])
    if (openYaml(text).value(place) !== undefined) text = openYaml(text).drop(place)
  for (const [at, group] of groups.entries())
    if (group.fields.includes(id))
      text = openYaml(text).put(
        [...places.groups, at, 'fields'],
        group.fields.filter((one) => one !== id),
      )
  return text
}

export const moveField = (yaml: YamlText, group: number, from: number, to: number): string =>
  yaml.move([...places.groups, group, 'fields'], from, to)
