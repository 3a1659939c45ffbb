// SPDX-License-Identifier: Apache-2.0
import { formOfPart, partsOf, publishedBundle } from '../bundles/index.ts'
import { basicId, type Competence, competenceOf, departmentOf, type Item, mayChoose, publishedItem } from '../items/index.ts'
import { type Json, Refusal } from '../kernel/index.ts'
import { covers } from '../people/index.ts'
import type { Draft } from './draft-row.ts'
import type { City } from './needs.ts'

/** One item of what is applied for, and who decides it; of a bundle each part has its own. */
export type Competent = { item: Item; competence: Competence }

type Context = { form: Record<string, Json>; applicant: Record<string, Json> }

export function competentFor(city: City, draft: Pick<Draft, 'kind' | 'of' | 'place'>, context: Context): Competent[] {
  const items =
    draft.kind === 'item'
      ? [publishedItem(city, basicId(city.content, draft.of))]
      : partsOf(city, publishedBundle(city, draft.of), context).map((part) => part.item)
  return items.map((item) => ({
    item,
    competence: competenceOf(city, item, contextFor(city, draft, item, context), draft.place),
  }))
}

/** A part of a bundle reads its own answers, cut from the merged ones. */
function contextFor(city: City, draft: Pick<Draft, 'kind' | 'of'>, item: Item, context: Context): Context {
  if (draft.kind === 'item') return context
  return { ...context, form: formOfPart(publishedBundle(city, draft.of), item, context.form) }
}

/**
 * Where the case lies: of an item with its competent body; of a bundle with its lead, in the applicant's own region or the one that
 * she chose for her parts.
 * Throws COMPETENT_BODY_NEEDED while she has to choose, NOBODY_COMPETENT where no body of the item is.
 */
export function regionOfCase(city: City, draft: Draft, competent: Competent[], lead: string, applicantRegion: string): string {
  for (const { item, competence } of competent) {
    if (competence.state === 'asked')
      throw new Refusal('COMPETENT_BODY_NEEDED', { item: item.name, why: competence.why, whyEn: competence.whyEn })
    if (competence.state === 'nobody')
      throw new Refusal('NOBODY_COMPETENT', { item: item.name, why: competence.why, whyEn: competence.whyEn })
  }
  const [only] = competent
  if (draft.kind === 'item' && only?.competence.state === 'known') return only.competence.region
  const { region } = departmentOf(city, lead)
  const wished = draft.place ?? applicantRegion
  return covers(region, wished) ? wished : region
}

/** What may be kept as chosen: a district that one of the items offers. Throws BAD_INPUT. */
export function demandChoice(city: City, draft: Draft, place: string | null): void {
  if (place === null) return
  const parts = competentFor(city, draft, { form: draft.answers, applicant: draft.applicant.facts })
  if (!parts.some(({ item }) => mayChoose(city, item, place))) throw new Refusal('BAD_INPUT', { detail: 'place' })
}

/** Who receives the application and why, as it is shown before it is sent. */
export function competenceView(competent: Competent[]) {
  return competent.map(({ item, competence }) => ({
    item: item.id,
    name: item.name,
    state: competence.state,
    why: competence.why,
    whyEn: competence.whyEn,
    body:
      competence.state === 'known'
        ? { name: competence.body.department.name, phone: competence.body.department.phone, item: competence.body.item.id }
        : null,
    options:
      competence.state === 'asked'
        ? competence.options.map(({ region, name, body }) => ({ region, name, body: body.department.name }))
        : [],
  }))
}
