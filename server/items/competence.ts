// SPDX-License-Identifier: Apache-2.0

import { dayOf } from '../kernel/index.ts'
import type { Department } from '../people/index.ts'
import { covers, regionName } from '../people/index.ts'
import { familyOf } from './content/family.ts'
import type { Item } from './content/item.ts'
import type { ItemHead } from './content/item-heads.ts'
import { namesInEnglish } from './english.ts'
import type { City } from './needs.ts'
import { regionOf } from './place.ts'
import { departmentOf, evaluate } from './subject.ts'

/** A body that decides an item: by its own published guide, which is an item like the basic one. */
export type Body = { item: ItemHead | Item; department: Department }

/**
 * Who decides an application, and why, before it is sent. `region` is where the case lies within the body's own region, and becomes
 * the case's. `asked`: the place cannot be told, so the applicant says which; `nobody`: no body of this item is competent there.
 */
export type Competence =
  | { state: 'known'; body: Body; region: string; why: string; whyEn: string }
  | { state: 'asked'; why: string; whyEn: string; options: { region: string; name: string; body: Body }[] }
  | { state: 'nobody'; why: string; whyEn: string }

type Applying = { form?: unknown; applicant?: unknown }

/** The basic item and what bodies carry out of it; published, and in force today. */
export function bodiesOf(city: Pick<City, 'content' | 'clock'>, basic: Item): Body[] {
  const today = dayOf(city.clock.now())
  return familyOf(city.content, basic.id)
    .filter((one) => one.state === 'published' && (one.effectiveOn ?? '') <= today)
    .map((item) => ({ item, department: departmentOf(city, item.department) }))
}

/** The basic item of an implementation; a basic item itself. */
export const basicOf = (city: Pick<City, 'content'>, item: Item): Item =>
  (item.of === undefined ? undefined : city.content.items.get(item.of)) ?? item

const grounds = { registration: '企业登记地', household: '户籍地' }
const groundsEn = {
  registration: 'the registered office',
  household: 'the household registration',
  choice: 'the place that you choose',
  city: 'the city',
}
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `chosen` is the region that the applicant chose, where the rule lets her or the address does not tell. */
export function competenceOf(
  city: Pick<City, 'content' | 'clock'>,
  basic: Item,
  context: Applying,
  chosen: string | null,
): Competence {
  const bodies = bodiesOf(city, basic)
  const own = { item: basic, department: departmentOf(city, basic.department) }
  const names = namesInEnglish(city)
  const said = (name: string) => names.get(name) ?? name
  const rule = basic.competence ?? { by: 'city' as const }
  if (rule.by === 'city' || (bodies.length === 1 && bodies[0]?.item === basic && isOfWholeCity(city, own)))
    return known(own, placeOf(city, basic, context), {
      why: `“${basic.name}”由${own.department.name}统一受理`,
      whyEn: `“${said(basic.name)}” is handled for the whole city by ${said(own.department.name)}`,
    })
  const what = rule.by === 'object' ? (rule.what ?? '办理的地方') : rule.by === 'choice' ? '您选择的地方' : grounds[rule.by]
  const whatEn = rule.by === 'object' ? (basic.en?.place ?? 'the place') : groundsEn[rule.by]
  const place = rule.by === 'choice' ? null : placeOf(city, basic, context)
  const found = place ?? chosen
  if (found === null) {
    const why =
      rule.by === 'choice'
        ? '这件事可以选择由哪里受理，请选择'
        : `这件事由${what}所在的区受理，从已填的内容看不出${what}在哪个区，请选择`
    const whyEn =
      rule.by === 'choice'
        ? 'You may choose where this is handled; please choose'
        : `This is handled by the district where ${whatEn} is; your answers do not tell which, please choose`
    return { state: 'asked', why, whyEn, options: optionsOf(city, bodies) }
  }
  const name = regionName(city, found)
  const body = deepest(bodies, found)
  const nameEn = said(name)
  if (!body)
    return {
      state: 'nobody',
      why: `${what}在${name}，那里没有机关受理“${basic.name}”；受理的有${named(bodies)}`,
      whyEn: `No authority of ${nameEn}, where ${whatEn} is, handles “${said(basic.name)}”`,
    }
  const because = rule.by === 'choice' ? `您选择了${name}` : place === null ? `您选择的${what}在${name}` : `${what}在${name}`
  const whole = isOfWholeCity(city, body) ? `，${name}的由${body.department.short}受理` : ''
  const becauseEn =
    rule.by === 'choice' ? `You chose ${nameEn}` : `${place === null ? 'You chose: ' : ''}${whatEn} is in ${nameEn}`
  const wholeEn = whole && `; what is in ${nameEn} is handled by ${said(body.department.name)}`
  return known(body, found, { why: `${because}${whole}`, whyEn: `${upper(becauseEn)}${wholeEn}` })
}

function known(body: Body, place: string | null, said: { why: string; whyEn: string }): Competence {
  const { region } = body.department
  return { state: 'known', body, region: place !== null && covers(region, place) ? place : region, ...said }
}

/** Where the item's rule says that the matter lies; null when that is not known. */
function placeOf(city: Pick<City, 'content'>, { competence }: Item, context: Applying): string | null {
  if (competence?.by === 'object') return competence.place ? regionOf(city, evaluate(competence.place, { ...context })) : null
  const { region } = (context.applicant ?? {}) as { region?: unknown }
  return competence?.by === 'registration' || competence?.by === 'household' ? regionOf(city, region) : null
}

/** Of the bodies whose region holds the place, the one nearest to it. */
function deepest(bodies: Body[], place: string): Body | undefined {
  return bodies
    .filter(({ department }) => covers(department.region, place))
    .toSorted((a, b) => rank(b.department.region) - rank(a.department.region))[0]
}

/** Codes are as long as they are deep; the city's own is as long as a district's. */
const rank = (region: string): number => (region.endsWith('00') && region.length === 6 ? 0 : region.length)

const isOfWholeCity = (city: Pick<City, 'content'>, { department }: Body): boolean => department.region === city.content.region

/** The districts from which she may choose, each with the body that decides there; one that nobody serves is not offered. */
function optionsOf(city: Pick<City, 'content'>, bodies: Body[]) {
  return [...city.content.regions.values()].flatMap(({ code, level }) => {
    const body = level === 'district' ? deepest(bodies, code) : undefined
    return body ? [{ region: code, name: regionName(city, code), body }] : []
  })
}

const named = (bodies: Body[]): string =>
  bodies.length === 0 ? '（暂时没有）' : bodies.map(({ department }) => department.short).join('、')

/** Whether a region is one of those that may be chosen: what a draft keeps must be. */
export const mayChoose = (city: Pick<City, 'content' | 'clock'>, basic: Item, region: string): boolean =>
  optionsOf(city, bodiesOf(city, basic)).some((one) => one.region === region)

/** How a body and its reason are shown. */
export const bodyView = ({ item, department }: Body) => ({
  item: item.id,
  code: department.code,
  name: department.name,
  phone: department.phone,
  region: department.region,
})
