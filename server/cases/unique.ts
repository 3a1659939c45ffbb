// SPDX-License-Identifier: Apache-2.0

import { foldScript } from '../kernel/index.ts'
import { camelEvidence } from './case.ts'
import { evaluate } from './evaluate.ts'
import type { City, Entitlement } from './parts.ts'

/** `about`: whose number it is when it is not the applicant's, so that asking says something of somebody else. `isWhole`: nothing of it is unknown yet. */
export type UniqueKey = { key: string; entitlement: Entitlement; about: string | null; isWhole: boolean }

/** More than the months of three years is a rule that was written wrongly. */
const MOST_KEYS = 36

/** The keys of what is asked for. What nobody can say of whom it is has none; another part that is not known counts as empty. */
export function keysOf(
  city: Pick<City, 'vault' | 'content'>,
  entitlement: Entitlement,
  at: { day: string; number: string | null },
): UniqueKey[] {
  const { rule, dossier, scope } = entitlement
  const context = {
    form: dossier.form,
    applicant: dossier.applicant,
    evidence: camelEvidence(dossier.evidence),
    case: { number: at.number },
    today: at.day,
  }
  const said = (source: string | undefined) => (source === undefined ? [''] : texts(city.content.city, evaluate(source, context)))
  const [subjects, objects, periods] = [said(rule.subject), said(rule.object), said(rule.period)]
  const own = new Set(texts(city.content.city, [dossier.applicant.idNumber, dossier.applicant.creditCode]))
  const isWhole = objects.length > 0 && periods.length > 0
  const keys = subjects.flatMap((subject) =>
    orEmpty(objects).flatMap((object) =>
      orEmpty(periods).map((period) => ({
        key: city.vault.indexOf(JSON.stringify(['unique', scope, subject, object, period])),
        entitlement,
        about: own.has(subject) ? null : subject.toUpperCase(),
        isWhole,
      })),
    ),
  )
  if (keys.length > MOST_KEYS) throw new Error(`the rule of ${scope} makes ${keys.length} keys of one case`)
  return [...new Map(keys.map((one) => [one.key, one])).values()]
}

const orEmpty = (values: string[]): string[] => (values.length > 0 ? values : [''])

function texts(cityName: string, value: unknown): string[] {
  const all = (Array.isArray(value) ? value : [value]).filter((one) => one !== null && one !== undefined)
  return [...new Set(all.map((one) => plainForm(cityName, String(one))).filter((text) => text !== ''))]
}

/**
 * The same thing written in two ways is one thing: full width and half width, capitals, spaces, punctuation, traditional and simplified signs, and the city's name
 * before an address do not count. A dash between two numbers does: 12-3 is not 123.
 */
export function plainForm(cityName: string, written: string): string {
  const text = written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Pd}~−]+/gu, '-')
    .replace(/[^\p{L}\p{N}-]/gu, '')
    .replace(/(?<!\p{N})-|-(?!\p{N})/gu, '')
  const folded = foldScript(text)
  return folded.startsWith(cityName) && folded !== cityName ? folded.slice(cityName.length) : folded
}
