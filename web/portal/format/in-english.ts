// SPDX-License-Identifier: Apache-2.0
import type { English, FieldSchema, FieldUi, FormDescription, Guide, GuideMaterial } from '../../client/index.ts'
import { limitInEnglish } from './limits.ts'

const HANDLING: Record<string, string> = { instant: 'On the spot', promised: 'With a promised time' }
const NECESSITY: Record<string, string> = { '1': 'Required', '2': 'Optional', '3': 'May follow later' }
const GOT = {
  licence: 'the licence library',
  register: 'the city’s registers',
  earlier: 'your earlier case',
  verification: 'the city’s registers',
}

/** A card of the catalogue in English, as far as somebody has written it. */
export function cardInEnglish<C extends { name: string; en: null | { name: string; summary: string } }>(card: C): C {
  const { en } = card
  const promised = 'promised' in card && typeof card.promised === 'string' ? { promised: limitInEnglish(card.promised) } : {}
  return en === null
    ? { ...card, ...promised }
    : { ...card, ...promised, name: en.name, ...('summary' in card ? { summary: en.summary } : {}) }
}

/** The whole guide in English, as far as somebody has written it; what nobody has written stays in Chinese. */
export function guideInEnglish(guide: Guide): Guide {
  const { en } = guide
  const handling = guide.handling && { ...guide.handling, name: HANDLING[guide.handling.code] ?? guide.handling.name }
  if (en === null) return { ...guide, handling }
  const promised = limitInEnglish(guide.limits.promised)
  return {
    ...guide,
    handling,
    name: en.name,
    summary: en.summary,
    once: guide.once && (en.once || guide.once),
    conditions: guide.conditions.map((one) => ({ ...one, text: en.conditions[one.id] ?? one.text })),
    materials: guide.materials.map((one) => materialInEnglish(one, en)),
    steps: guide.steps?.map((step, at) => ({
      ...step,
      name: en.steps[at] || step.name,
      limit: step.limit === null ? null : limitInEnglish(step.limit),
    })),
    result: guide.result && {
      name: en.result || guide.result.name,
      validity: guide.result.validity && limitInEnglish(guide.result.validity),
    },
    fee: guide.fee?.charged && en.fee ? { charged: true, name: '', amountText: en.fee, basis: '' } : guide.fee,
    limits: { ...guide.limits, promised, plain: plain(guide, promised) },
  }
}

function plain({ automatic, handling, limits }: Guide, promised: string): string {
  if (automatic) return `At once when you meet the conditions; within ${promised} when an officer has to look`
  const promise = handling?.code === 'instant' ? 'On the spot when nothing is missing' : `Within ${promised} of acceptance`
  return limits.statutory ? `${promise} (by law ${limitInEnglish(limits.statutory)} at most)` : promise
}

function materialInEnglish(material: GuideMaterial, en: English): GuideMaterial {
  const said = en.materials[material.id]
  return {
    ...material,
    name: said?.name ?? material.name,
    acceptStandard: said?.standard ?? material.acceptStandard,
    necessity: { ...material.necessity, name: NECESSITY[material.necessity.code] ?? material.necessity.name },
    got: material.got && { ...material.got, label: GOT[material.got.from] },
    commitment: material.commitment && {
      text: said?.commitment ?? material.commitment.text,
      within: limitInEnglish(material.commitment.within),
    },
  }
}

/** What a draft asks for, by the names of the guide. */
export const namedInEnglish = <M extends { id: string; name: string; acceptStandard: string | null }>(
  material: M,
  en: English | null,
): M => {
  const said = en?.materials[material.id]
  return said === undefined
    ? material
    : { ...material, name: said.name, acceptStandard: said.standard ?? material.acceptStandard }
}

/** The questions of a form in English; their values stay what they are. */
export function formInEnglish(form: FormDescription, en: English): FormDescription {
  const fields: Record<string, FieldUi> = { ...form.ui.fields }
  for (const [path, said] of Object.entries(en.fields)) {
    const schema = at(form.schema.properties, path)
    const options = schema && said.options ? optionsIn(schema, fields[path], said.options) : undefined
    fields[path] = {
      ...fields[path],
      ...(said.help === undefined ? {} : { help: said.help, example: undefined }),
      ...(options === undefined ? {} : { options }),
    }
  }
  return {
    schema: { ...form.schema, properties: titled(form.schema.properties, en, '') },
    ui: {
      groups: form.ui.groups.map((group) => {
        const said = en.groups[group.id]
        return said === undefined ? group : { ...group, title: said.title, help: said.help }
      }),
      fields,
    },
  }
}

function titled(properties: Record<string, FieldSchema>, en: English, before: string): Record<string, FieldSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const title = en.fields[`${before}${name}`]?.title ?? schema.title
      const inner = schema.items?.properties
      const items = inner === undefined ? schema.items : { ...schema.items, properties: titled(inner, en, `${name}.`) }
      return [name, { ...schema, ...(title === undefined ? {} : { title }), ...(items === undefined ? {} : { items }) }]
    }),
  )
}

const at = (properties: Record<string, FieldSchema>, path: string): FieldSchema | undefined => {
  const [first = '', second] = path.split('.')
  const field = properties[first]
  return second === undefined ? field : field?.items?.properties?.[second]
}

/** Labels change, values do not: the city's registers know them in Chinese. */
function optionsIn(
  schema: FieldSchema,
  ui: FieldUi | undefined,
  said: Record<string, string>,
): { value: string; label: string }[] {
  const known =
    ui?.options ??
    [schema, schema.items ?? {}].flatMap(
      (one) =>
        one.oneOf?.map(({ const: value, title }) => ({ value: String(value), label: title })) ??
        (one.enum ?? []).map((value) => ({ value: String(value), label: String(value) })),
    )
  return known.map(({ value, label }) => ({ value, label: said[value] ?? label }))
}
