// SPDX-License-Identifier: Apache-2.0
import { bundleVersion, partsOf } from '../bundles/index.ts'
import { type Case, dueInstant, findDossier, hasEnded, matterOf, servedField, startClock } from '../cases/index.ts'

import { dayOf } from '../kernel/index.ts'
import type { City } from './needs.ts'
import { lastDay } from './promise.ts'

/** Nothing is to be decided any more; the result may still be on its way. */
export const wasDecided = (subject: Case): boolean => hasEnded(subject) || subject.decision !== null

/**
 * The same of a bundle: each part that its answers call for has begun and is decided. While parts hand over one by one, a later
 * one may not have begun yet.
 */
export async function isAllDecided(city: City, subject: Case, children: Case[]): Promise<boolean> {
  if (subject.kind !== 'bundle') return subject.state === 'delivering' || hasEnded(subject)
  if (hasEnded(subject) || subject.state === 'delivering') return true
  if (children.length === 0 || !children.every(wasDecided)) return false
  const dossier = await findDossier(city.sql, subject.root, subject.id)
  if (!dossier) return false
  const bundle = await bundleVersion(city, subject.item, subject.itemHash)
  return children.length >= partsOf(city, bundle, { form: dossier.form, applicant: dossier.applicant }).length
}

/** 行政许可法 art. 44: a licence is handed over within ten days of the decision; days of the act are working days (art. 82). */
const HAND_OVER = '10 工作日'

/**
 * What is true between decision and hand-over: since when all is decided, and until when what is not served yet has to be by law. Only
 * licences have such a day; nothing is said of when a courier comes, as nobody knows it.
 */
export async function handOverOf(city: City, cases: Case[]): Promise<{ decidedOn: string; by: string | null } | null> {
  const decided = cases.flatMap((one) => (one.decidedAt ? [one.decidedAt.getTime()] : []))
  if (decided.length === 0) return null
  let by: string | null = null
  for (const one of cases) {
    if (one.kind === 'bundle' || one.decision !== 'granted' || !one.decidedAt || servedField.of(one)) continue
    if ((await matterOf(city, one)).type !== LICENCE) continue
    const end = dueInstant(city.content.calendar, startClock(HAND_OVER, one.decidedAt))
    const on = end && lastDay(end)
    if (on && (by === null || on > by)) by = on
  }
  return { decidedOn: dayOf(new Date(Math.max(...decided))), by }
}

/** 行政许可, in the national catalogue of government service items. */
const LICENCE = '01'
