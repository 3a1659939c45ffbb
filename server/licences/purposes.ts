// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../kernel/index.ts'
import type { LicencesCity } from './licence.ts'

/** The dictionary of the pack that says for what a licence may be used; its codes are what is compared, its names are what people read. */
const DICTIONARY = 'licence-purposes'

export function licencePurposes(city: Pick<LicencesCity, 'content'>): { code: string; name: string }[] {
  return (city.content.dictionaries.get(DICTIONARY)?.entries ?? []).map(({ code, name }) => ({ code, name }))
}

/** The purpose that a code stands for. Throws LICENCE_PURPOSE_UNKNOWN. */
export function purposeOf(city: Pick<LicencesCity, 'content'>, code: string): { code: string; name: string } {
  const known = licencePurposes(city)
  const found = known.find((one) => one.code === code)
  if (!found) throw new Refusal('LICENCE_PURPOSE_UNKNOWN', { purpose: code, known: known.map((one) => one.name).join('、') })
  return found
}

/** What an authorisation says it is for; one from before purposes had codes is shown as it was written, and fits no use. */
export function purposeName(city: Pick<LicencesCity, 'content'>, code: string): string {
  return licencePurposes(city).find((one) => one.code === code)?.name ?? code
}
