// SPDX-License-Identifier: Apache-2.0
import type { English, FieldSchema, FieldUi, FormDescription, Guide, GuideMaterial } from '../../client/index.ts'
import { hoursInEnglish, limitInEnglish } from './limits.ts'

/** The English name of a body, a place, a paper or an answer; its Chinese one where the city has none. */
export type Say = (name: string) => string

const HANDLING: Record<string, string> = { instant: 'On the spot', promised: 'With a promised time' }
const NECESSITY: Record<string, string> = { '1': 'Required', '2': 'Optional', '3': 'May follow later' }
const LEVELS: Record<string, string> = { 市级: 'City', 区级: 'District', 街道: 'Subdistrict', '社区（村）': 'Community' }
/** Kinds of power in the national catalogue of government service items. */
const TYPES: Record<string, string> = {
  '00': 'Administrative power',
  '01': 'Administrative licence',
  '02': 'Administrative penalty',
  '03': 'Administrative enforcement',
  '04': 'Administrative levy',
  '05': 'Administrative payment',
  '06': 'Administrative inspection',
  '07': 'Administrative confirmation',
  '08': 'Administrative reward',
  '09': 'Administrative adjudication',
  '10': 'Other',
  '20': 'Public service',
}
const SCOPES: Record<string, string> = {
  全国通办: 'Anywhere in the country',
  全省通办: 'Anywhere in the province',
  全市通办: 'Anywhere in the city',
  本区办理: 'In your district',
}
const COMPETENCE: Record<string, string> = {
  由企业登记地的机关受理: 'Handled where the enterprise is registered',
  由户籍地的机关受理: 'Handled where the household is registered',
  由您选择受理的区: 'Handled in the district that you choose',
  全市统一受理: 'Handled for the whole city',
}
const GOT = {
  licence: 'the licence library',
  register: 'the city’s registers',
  earlier: 'your earlier case',
  verification: 'the city’s registers',
}

export const levelInEnglish = (level: string): string => LEVELS[level] ?? level

/** A card of the catalogue in English, as far as somebody has written it. */
export function cardInEnglish<C extends { name: string; en: null | { name: string; summary: string } }>(card: C, say: Say): C {
  const { en } = card
  const said = {
    ...card,
    ...('promised' in card && typeof card.promised === 'string' ? { promised: limitInEnglish(card.promised) } : {}),
    ...('department' in card && typeof card.department === 'string' ? { department: say(card.department) } : {}),
  }
  return en === null ? said : { ...said, name: en.name, ...('summary' in card ? { summary: en.summary } : {}) }
}

/** The whole guide in English, as far as somebody has written it; what nobody has written stays in Chinese. */
export function guideInEnglish(guide: Guide, say: Say): Guide {
  const { en } = guide
  const common = {
    ...guide,
    handling: guide.handling && { ...guide.handling, name: HANDLING[guide.handling.code] ?? guide.handling.name },
    type: guide.type && { ...guide.type, name: TYPES[guide.type.code] ?? guide.type.name },
    ...(guide.scope === undefined ? {} : { scope: SCOPES[guide.scope] ?? guide.scope }),
    department: guide.department && { ...guide.department, name: say(guide.department.name) },
    halls: guide.halls.map((hall) => ({
      ...hall,
      name: say(hall.name),
      address: say(hall.address),
      hours: hoursInEnglish(hall.hours),
    })),
    ...(guide.bodies === undefined
      ? {}
      : {
          bodies: guide.bodies.map((body) => ({
            ...body,
            name: say(body.name),
            level: levelInEnglish(body.level),
            region: say(body.region),
            promised: limitInEnglish(body.promised),
            address: say(body.address),
          })),
        }),
    ...(guide.parts === undefined
      ? {}
      : {
          parts: guide.parts.map((part) => ({
            ...part,
            name: say(part.name),
            department: say(part.department),
            ...(part.when ? { when: 'Depends on your answers' } : {}),
          })),
        }),
  }
  if (en === null) return common
  const promised = limitInEnglish(guide.limits.promised)
  return {
    ...common,
    name: en.name,
    summary: en.summary,
    once: guide.once && (en.once || guide.once),
    conditions: guide.conditions.map((one) => ({ ...one, text: en.conditions[one.id] ?? one.text })),
    materials: guide.materials.map((one) => materialInEnglish(one, en, say)),
    steps: guide.steps?.map((step, at) => ({
      ...step,
      name: en.steps[at] || step.name,
      limit: step.limit === null ? null : limitInEnglish(step.limit),
      department: say(step.department),
    })),
    result: guide.result && {
      name: en.result || guide.result.name,
      validity: guide.result.validity && limitInEnglish(guide.result.validity),
    },
    fee: guide.fee?.charged && en.fee ? { charged: true, name: '', amountText: en.fee, basis: '' } : guide.fee,
    limits: {
      statutory: limitInEnglish(guide.limits.statutory),
      promised,
      basis: guide.limits.basis && (en.basis || guide.limits.basis),
      plain: plain(guide, promised),
    },
    law: guide.law.length === en.laws.length ? en.laws : guide.law,
    faq: en.faq.length === 0 ? guide.faq : en.faq,
    ...(guide.competence ? { competence: competenceIn(guide.competence, en) } : {}),
  }
}

const competenceIn = (competence: string, en: English): string =>
  COMPETENCE[competence] ?? (en.place ? `Handled by the authority of the place where ${en.place} is` : competence)

function plain({ automatic, handling, limits, kind }: Guide, promised: string): string {
  if (automatic) return `At once when you meet the conditions; within ${promised} when an officer has to look`
  const promise =
    handling?.code === 'instant'
      ? 'On the spot when nothing is missing'
      : `${kind === 'bundle' ? 'Everything within' : 'Within'} ${promised} of acceptance`
  return limits.statutory ? `${promise} (by law ${limitInEnglish(limits.statutory)} at most)` : promise
}

/** A bundle's materials are those of its parts: there the city's names say them. */
function materialInEnglish(material: GuideMaterial, en: English, say: Say): GuideMaterial {
  const said = en.materials[material.id]
  return {
    ...material,
    name: said?.name ?? say(material.name),
    acceptStandard: said?.standard ?? say(material.acceptStandard),
    necessity: { ...material.necessity, name: NECESSITY[material.necessity.code] ?? material.necessity.name },
    got: material.got && { ...material.got, label: GOT[material.got.from] },
    commitment: material.commitment && {
      text: said?.commitment ?? say(material.commitment.text),
      within: limitInEnglish(material.commitment.within),
    },
  }
}

type Asked = {
  id: string
  name: string
  acceptStandard: string | null
  parts?: string[]
  commitment: null | { text: string; within: string | null }
  source: null | { label: string }
}

/** What a draft asks for, by the names of the guide. */
export function namedInEnglish<M extends Asked>(material: M, en: English, say: Say): M {
  const said = en.materials[material.id]
  return {
    ...material,
    name: said?.name ?? say(material.name),
    acceptStandard: said?.standard ?? (material.acceptStandard && say(material.acceptStandard)),
    ...(material.parts === undefined ? {} : { parts: material.parts.map(say) }),
    commitment: material.commitment && {
      text: said?.commitment ?? say(material.commitment.text),
      within: material.commitment.within && limitInEnglish(material.commitment.within),
    },
    source: material.source && { ...material.source, label: say(material.source.label) },
  }
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

/** What is decided is on its way or lies at a counter, as the server says of it (`server/applications/tracking.ts`). */
export const isOnTheWay = (said: string): boolean => said === '送达中' || said === '待领取'

/** Of which matter a paper in a parcel is the decision (`server/deliveries/deliver.ts`); undefined of a licence. */
export const matterDecided = (name: string): string | undefined => /^(.+)的决定书$/.exec(name)?.[1]

/** For which matter a paper is signed (`server/applications/sign-draft.ts`). */
export const matterAppliedFor = (purpose: string): string | undefined => /^申请办理“(.+)”$/.exec(purpose)?.[1]
