// SPDX-License-Identifier: Apache-2.0
import { type CompiledForm, compileForm, type Form } from '@chengshu/engine'
import { fieldsOfTask } from '../cases/index.ts'
import { filledBy } from './content/filled.ts'
import type { Kind } from './content/index.ts'

const made = new WeakMap<Kind, Map<string, CompiledForm>>()

/** What whoever opens a case is asked: everything that no task, no step and no rule of counting fills in. */
export function openingForm(kind: Kind): CompiledForm {
  const { score } = kind
  const later = new Set([
    ...(score ? [score.field, score.because] : []),
    ...kind.process.nodes.flatMap((node) => {
      const filled = filledBy(node)
      return [...fieldsOfTask({ fields: node.work?.properties.fields ?? '' }), ...(filled === null ? [] : [filled])]
    }),
  ])
  return formOf(
    kind,
    kind.form.fields.filter((field) => !later.has(field)),
  )
}

/** A kind's form with these of its fields alone. */
export function formOf(kind: Kind, fields: readonly string[]): CompiledForm {
  const ofKind = made.get(kind) ?? new Map<string, CompiledForm>()
  made.set(kind, ofKind)
  const name = fields.join(' ')
  const before = ofKind.get(name)
  if (before) return before
  const form = compileForm(cut(kind.form.form, new Set(fields)))
  ofKind.set(name, form)
  return form
}

/** Conditions may still read the other fields: the host adds their values as facts. */
function cut({ schema: whole, ui, ...rest }: Form, fields: ReadonlySet<string>): Form {
  const schema = whole as { properties?: Record<string, unknown>; required?: string[] }
  const only = <T>(all: Record<string, T> | undefined) =>
    Object.fromEntries(Object.entries(all ?? {}).filter(([name]) => fields.has(name)))
  return {
    ...rest,
    schema: {
      ...schema,
      properties: only(schema.properties),
      required: (schema.required ?? []).filter((name) => fields.has(name)),
    },
    ui: {
      ...ui,
      groups: ui.groups
        .map((group) => ({ ...group, fields: group.fields.filter((name) => fields.has(name)) }))
        .filter((group) => group.fields.length > 0),
      fields: only(ui.fields),
      facts: [...(ui.facts ?? []), ...Object.keys(schema.properties ?? {}).filter((name) => !fields.has(name))],
    },
  }
}
