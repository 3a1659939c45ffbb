// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next'
import type { Promised } from '../../client/index.ts'
import { day } from '../format/dates.ts'
import { limitInEnglish } from '../format/limits.ts'

/** By when, with what it depends on: before acceptance the day of telling and the limit from then on, afterwards the due day. */
export function sayWhen(
  of: { dueOn: string | null; promise: Promised | null },
  t: TFunction,
  { language, now, short = false }: { language: string; now: Date; short?: boolean },
): string | null {
  const said = (on: string) => day(on, now, language)
  if (of.dueOn) return t('cases.dueBy', { day: said(of.dueOn) })
  if (!of.promise) return null
  const { tellBy, limit, latestOn } = of.promise
  // in a list the two days are enough; how they are counted stands on the case's own page
  if (short)
    return latestOn ? t('cases.latest', { tell: said(tellBy), day: said(latestOn) }) : t('cases.tellShort', { day: said(tellBy) })
  const told = t('cases.tellBy', { day: said(tellBy) })
  return limit && latestOn
    ? `${told}${t('cases.thenWithin', { limit: language.startsWith('en') ? limitInEnglish(limit) : limit, day: said(latestOn) })}`
    : told
}
