// SPDX-License-Identifier: Apache-2.0
import type { FormGroup } from '../../client/index.ts'

/** One screen of a draft: some fields of one group, or the materials, or the last look. */
export type Step = { id: string; title: string; help?: string; fields: string[]; kind: 'fields' | 'materials' | 'check' }

export type StepWords = { materials: string; check: string; rest: string }

/**
 * The screens of a draft in order. One group a screen; in care mode one question a screen. Groups of which nothing is
 * shown are left out, and fields that no group names come last, so that nothing the form asks can be missed.
 */
export function stepsOf(groups: FormGroup[], visible: string[], care: boolean, words: StepWords): Step[] {
  const shown = new Set(visible)
  const named = new Set(groups.flatMap((group) => group.fields))
  const rest = visible.filter((field) => !named.has(field))
  const all = rest.length === 0 ? groups : [...groups, { id: 'rest', title: words.rest, fields: rest }]
  const screens = all.flatMap((group): Step[] => {
    const fields = group.fields.filter((field) => shown.has(field))
    if (fields.length === 0) return []
    const step = { title: group.title, help: group.help, kind: 'fields' as const }
    if (care) return fields.map((field) => ({ ...step, id: `${group.id}.${field}`, fields: [field] }))
    return [{ ...step, id: group.id, fields }]
  })
  return [
    ...screens,
    { id: 'materials', title: words.materials, fields: [], kind: 'materials' },
    { id: 'check', title: words.check, fields: [], kind: 'check' },
  ]
}

/**
 * The screen that an address names. A screen that is gone (its condition no longer holds, or care mode was switched)
 * falls to the one of the same group, else to the first.
 */
export function stepAt(steps: Step[], id: string): number {
  const exact = steps.findIndex((step) => step.id === id)
  if (exact >= 0) return exact
  const group = id.split('.')[0]
  const near = steps.findIndex((step) => step.id.split('.')[0] === group)
  return Math.max(near, 0)
}

/** The screen on which a field is asked. */
export function stepOfField(steps: Step[], field: string): Step | undefined {
  return steps.find((step) => step.fields.includes(field))
}
