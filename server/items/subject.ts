// SPDX-License-Identifier: Apache-2.0
import { BudgetSpent, type CompiledForm, compileFeel, type Form } from '@chengshu/engine'
import { dayOf, type Json, Refusal } from '../kernel/index.ts'
import type { Prefill } from '../packs/index.ts'
import type { Bundle } from './content/bundle-schema.ts'
import type { Item } from './content/item.ts'
import type { Condition, Material } from './content/schema.ts'
import type { City } from './needs.ts'

/** A material as one asks for it: of one item, or merged from several items of a bundle. */
export type AskedMaterial = Material & {
  /** the items that want it */
  of: { item: string; name: string }[]
  /** whether it is wanted, given the answers; for a part of a bundle, in the part's own words */
  isWanted(context: Record<string, unknown>): boolean
}

/** What somebody applies for: an item, or a bundle seen as one. */
export type Subject = {
  kind: 'item' | 'bundle'
  id: string
  hash: string
  name: string
  state: string
  effectiveOn: string
  department: string
  form: CompiledForm
  formFile: Form
  prefill: Record<string, Prefill>
  conditions: Condition[]
  materials: AskedMaterial[]
  delivery: ('electronic' | 'pickup' | 'courier')[]
  /** whether the results of its parts are handed over together, unless the applicant asks for each */
  together: boolean
  serves: string[]
  channels: string[]
}

/** FEEL of the content over a context; what cannot be evaluated (an answer is still missing) is null. Throws RULE_TOO_COSTLY. */
export function evaluate(source: string, context: Record<string, unknown>): unknown {
  try {
    return compileFeel(source).evaluate(context).value
  } catch (cause) {
    // no value is not “no”: whoever goes on would leave out a material that the law asks for
    if (cause instanceof BudgetSpent) throw new Refusal('RULE_TOO_COSTLY', { reason: cause.message })
    throw cause
  }
}

export function subjectOfItem(city: City, item: Item): Subject {
  return {
    kind: 'item',
    id: item.id,
    hash: item.hash,
    name: item.name,
    state: item.state,
    effectiveOn: item.effectiveOn,
    department: departmentOf(city, item.department).code,
    form: item.form,
    formFile: item.formFile as unknown as Form,
    prefill: item.prefillMap,
    conditions: item.conditions ?? [],
    materials: item.materials.map((material) => ({
      ...material,
      of: [{ item: item.id, name: item.name }],
      isWanted: (context) => isWanted(material, context),
    })),
    delivery: item.delivery,
    together: false,
    serves: item.serves,
    channels: item.channels ?? ['portal', 'counter'],
  }
}

export function isWanted(material: Pick<Material, 'when'>, context: Record<string, unknown>): boolean {
  return material.when === undefined || evaluate(material.when, context) === true
}

/** Only what is published and in force can be applied for. */
export function publishedItem(city: City, id: string): Item {
  const item = city.content.items.get(id)
  if (!item) throw new Refusal('ITEM_UNKNOWN', { item: id })
  if (item.state !== 'published') throw new Refusal('ITEM_NOT_PUBLISHED', { item: item.name })
  return item
}

/** Before its day nobody applies for it; who had an earlier version has that one until then. */
export function demandInForce(city: City, { name, effectiveOn }: Pick<Item | Bundle, 'name' | 'effectiveOn'>): void {
  if (effectiveOn > dayOf(city.clock.now())) throw new Refusal('NOT_YET_IN_FORCE', { item: name, day: effectiveOn })
}

export function departmentOf(city: Pick<City, 'content'>, keyOrCode: string) {
  const department =
    city.content.departments.get(keyOrCode) ?? [...city.content.departments.values()].find((one) => one.code === keyOrCode)
  if (!department) throw new Error(`no department ${keyOrCode}`)
  return department
}

export type Answers = Record<string, Json>
