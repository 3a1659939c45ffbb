// SPDX-License-Identifier: Apache-2.0
import { FeelSyntaxError, readsOf } from '@chengshu/engine'
import { type Draft, isMatterPart, type MatterPart, type Place } from '../../packs/index.ts'
import type { KindExample, KindFile } from './schema.ts'

export type KindPart = MatterPart<KindFile, KindExample>

/** The declared kinds of a draft. */
export const kindsOf = (draft: Draft): KindPart[] => (draft.parts.get('kind') ?? []).filter(isMatterPart) as KindPart[]

/** Every expression of a kind's own file, with its place. */
export function expressionsOf({ matter: { value } }: KindPart): { place: Place; source: string }[] {
  const one = (source: string | undefined, ...place: Place): { place: Place; source: string }[] =>
    source === undefined ? [] : [{ place, source }]
  return [
    ...one(value.title, 'title'),
    ...(value.units ?? []).flatMap((unit, n) => one(unit.by, 'units', n, 'by')),
    ...one(value.place, 'place'),
    ...one(value.about?.key, 'about', 'key'),
    ...one(value.limits?.by?.value, 'limits', 'by', 'value'),
    ...one(value.same?.as, 'same', 'as'),
    ...one(value.unique?.subject, 'unique', 'subject'),
    ...one(value.unique?.object, 'unique', 'object'),
    ...one(value.unique?.period, 'unique', 'period'),
    ...(value.score?.rules ?? []).flatMap((rule, n) => one(rule.times, 'score', 'rules', n, 'times')),
    ...(value.guards ?? []).flatMap((guard, n) => one(guard.must, 'guards', n, 'must')),
    ...(value.tells ?? []).flatMap((told, n) => [
      ...one(told.body, 'tells', n, 'body'),
      ...one(told.bodyEn, 'tells', n, 'bodyEn'),
    ]),
    ...(value.opens.signals ?? []).flatMap((signal, n) => one(signal.same, 'opens', 'signals', n, 'same')),
    ...(value.opens.rounds ?? []).flatMap((round, n) => [
      ...one(round.where, 'opens', 'rounds', n, 'where'),
      ...Object.entries(round.form).flatMap(([field, source]) => one(source, 'opens', 'rounds', n, 'form', field)),
    ]),
  ]
}

/** What an expression takes of its context; one that cannot be read is told of by another rule. */
export function readsIn(source: string | undefined): ReturnType<typeof readsOf> {
  try {
    return source === undefined ? [] : readsOf(source)
  } catch (cause) {
    if (cause instanceof FeelSyntaxError) return []
    throw cause
  }
}
