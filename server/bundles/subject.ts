// SPDX-License-Identifier: Apache-2.0
import type { Form } from '@chengshu/engine'
import type { Bundle, Item } from '../items/index.ts'
import { type Answers, type AskedMaterial, departmentOf, evaluate, isWanted, type Subject } from '../items/index.ts'
import { Refusal } from '../kernel/index.ts'
import type { City } from './needs.ts'

/** Only what is published can be applied for. */
export function publishedBundle(city: City, id: string): Bundle {
  const bundle = city.content.bundles.get(id)
  if (!bundle) throw new Refusal('BUNDLE_UNKNOWN', { bundle: id })
  if (bundle.state !== 'published') throw new Refusal('BUNDLE_NOT_PUBLISHED', { bundle: bundle.name })
  return bundle
}

/** The parts that the answers make necessary (情形引导); without answers, all that may be. */
export function partsOf(city: City, bundle: Bundle, context?: Record<string, unknown>): { item: Item; when: string | null }[] {
  return bundle.parts.flatMap((part) => {
    const item = city.content.items.get(part.item)
    if (!item || (context && part.when !== undefined && evaluate(part.when, context) !== true)) return []
    return [{ item, when: part.when ?? null }]
  })
}

/** Which field of the merged form answers a part's: by the bundle's table of facts, otherwise the one of the same name. */
const mergedField = (bundle: Bundle, item: Item, field: string): string =>
  Object.entries(bundle.facts ?? {}).find(([, targets]) => targets.includes(`${item.of ?? item.id}.${field}`))?.[0] ?? field

/** Fields of which some part says whose officers read them: they are read on that part's page, and by nobody on that of the whole. */
export function readOnParts(city: City, bundle: Bundle): Set<string> {
  return new Set(
    partsOf(city, bundle).flatMap(({ item }) =>
      Object.entries(item.formFile.ui.fields ?? {}).flatMap(([field, { readBy = [] }]) =>
        readBy.length === 0 ? [] : [mergedField(bundle, item, field)],
      ),
    ),
  )
}

/** The answers of a part, cut from the merged form. */
export function formOfPart(bundle: Bundle, item: Item, form: Answers): Answers {
  const own: Answers = {}
  for (const field of Object.keys((item.formFile.schema.properties ?? {}) as object)) {
    const merged = mergedField(bundle, item, field)
    const value = form[merged]
    if (value !== undefined) own[field] = value
  }
  return own
}

/** Under which id a part's material is asked for in the bundle: that of the first of its merged group, else its own; equal ids are one material. */
export function mergedId(bundle: Bundle, item: string, material: string): string {
  const group = bundle.materials?.merge?.find((names) => names.includes(`${item}.${material}`))
  return group?.[0]?.split('.')[1] ?? material
}

function materialsOf(city: City, bundle: Bundle): AskedMaterial[] {
  const merged = new Map<string, AskedMaterial & { wants: ((context: Record<string, unknown>) => boolean)[] }>()
  for (const { item, when } of partsOf(city, bundle)) {
    for (const material of item.materials) {
      const id = mergedId(bundle, item.id, material.id)
      const wants = (context: Record<string, unknown>) =>
        (when === null || evaluate(when, context) === true) &&
        isWanted(material, { ...context, form: formOfPart(bundle, item, (context.form ?? {}) as Answers) })
      const before = merged.get(id)
      if (before) {
        before.of.push({ item: item.id, name: item.name })
        before.wants.push(wants)
        if (material.necessity === '1') before.necessity = '1'
        continue
      }
      const all = [wants]
      merged.set(id, {
        ...material,
        id,
        of: [{ item: item.id, name: item.name }],
        wants: all,
        isWanted: (context) => all.some((want) => want(context)),
      })
    }
  }
  return [...merged.values()]
}

export function subjectOfBundle(city: City, bundle: Bundle): Subject {
  return {
    kind: 'bundle',
    id: bundle.id,
    hash: bundle.hash,
    name: bundle.name,
    state: bundle.state,
    effectiveOn: bundle.effectiveOn,
    department: departmentOf(city, bundle.lead).code,
    form: bundle.form,
    formFile: bundle.formFile as unknown as Form,
    prefill: bundle.prefillMap,
    conditions: bundle.conditions ?? [],
    materials: materialsOf(city, bundle),
    delivery: bundle.handover ?? ['electronic'],
    together: bundle.delivery === 'together',
    serves: bundle.serves,
    channels: bundle.channels ?? ['portal', 'counter'],
  }
}

/** What the merging saves, counted from the content itself. */
export function countsOf(city: City, bundle: Bundle) {
  const parts = partsOf(city, bundle).map(({ item }) => item)
  const fields = (form: { schema: { properties?: object } }) => Object.keys(form.schema.properties ?? {}).length
  return {
    formsBefore: parts.length,
    formsNow: 1,
    fieldsBefore: parts.reduce((sum, item) => sum + fields(item.formFile), 0),
    fieldsNow: fields(bundle.formFile),
    materialsBefore: parts.reduce((sum, item) => sum + item.materials.length, 0),
    materialsNow: materialsOf(city, bundle).length,
    visitsBefore: parts.reduce((sum, item) => sum + Math.max(1, item.visits ?? 0), 0),
    visitsNow: bundle.visits ?? 0,
  }
}
