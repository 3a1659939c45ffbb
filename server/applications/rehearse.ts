// SPDX-License-Identifier: Apache-2.0

import { prefillOf } from '../evidence/index.ts'
import type { Json } from '../kernel/index.ts'
import { applicantOf } from './applicant.ts'
import { type Asking, examine, judgeDraft, materialView, shownFacts } from './draft.ts'
import type { City } from './needs.ts'

type Somebody = { id: string; name: string; idNumber: string; mobile: string; firm: string | null }

/**
 * What a demo person would meet if she applied now: the form, what is filled in for her, which conditions she meets, what is fetched and what she
 * is asked for. `city` may hold content that is not published; nothing is filed. What was looked up is on record as ever.
 */
export async function rehearseFiling(
  city: City,
  who: Somebody,
  asked: { kind: 'item' | 'bundle'; id: string; answers: Record<string, Json> },
  asking: Asking,
) {
  const firm = who.firm === null ? null : { creditCode: who.firm, name: who.firm }
  const applicant = await applicantOf(city, city.sql, { ...who, actingFor: firm } as Parameters<typeof applicantOf>[2])
  const first = await examine(
    city,
    city.sql,
    { kind: asked.kind, of: asked.id, applicant, place: null, answers: {}, materials: {} },
    asking,
  )
  const prefilled = await prefillOf(city, first.subject, first.context, first.sources)
  const values = Object.fromEntries(Object.entries(prefilled).map(([field, { value }]) => [field, value]))
  const answers = { ...values, ...asked.answers }
  const examined = await examine(
    city,
    city.sql,
    { kind: asked.kind, of: asked.id, applicant, place: null, answers, materials: {} },
    asking,
  )
  return {
    applicant: { name: applicant.name, facts: shownFacts(applicant) },
    // what the process's own expressions would read
    evidence: examined.context.evidence,
    form: { schema: examined.subject.formFile.schema, ui: examined.subject.formFile.ui },
    values: examined.form,
    prefilled,
    errors: examined.errors,
    eligibility: judgeDraft(examined),
    materials: examined.materials
      .filter((one) => one.state !== 'not-required')
      .map((one) => {
        const { name, state, source, fallback, upload, commitment } = materialView(one, undefined)
        return {
          name,
          state,
          label: source?.label ?? null,
          fallback,
          upload: upload !== null,
          commitment: commitment?.text ?? null,
        }
      }),
  }
}
