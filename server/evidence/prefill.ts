// SPDX-License-Identifier: Apache-2.0

import { evaluate, type Subject } from '../items/index.ts'
import { type Json, localIso } from '../kernel/index.ts'
import type { Prefill } from '../packs/index.ts'
import { isDeclared } from '../people/index.ts'
import type { LookUps } from './look-ups.ts'
import type { City } from './needs.ts'
import { holderIdOf, mayPrefill } from './whose.ts'

export type Prefilled = { value: Json; source: string; label: string; at: string }

/** The values that the city already knows, each with where it comes from and when. What no source knows is left to the applicant. */
export async function prefillOf(
  city: City,
  subject: Subject,
  context: Record<string, unknown>,
  sources: LookUps,
): Promise<Record<string, Prefilled>> {
  const filled: Record<string, Prefilled> = {}
  for (const [field, rule] of Object.entries(subject.prefill)) {
    const value = await filledBy(city, rule, context, sources)
    if (value && isGiven(value.value)) filled[field] = value
  }
  return filled
}

const isGiven = (value: Json | undefined): boolean => value !== null && value !== undefined && value !== ''

async function filledBy(
  city: City,
  rule: Prefill,
  context: Record<string, unknown>,
  sources: LookUps,
): Promise<Prefilled | undefined> {
  const now = localIso(city.clock.now())
  const applicant = (context.applicant ?? {}) as Record<string, Json>
  if (rule.applicant) {
    const known = applicant[rule.applicant] ?? null
    return {
      // what stands for a document that no counter has seen is no number
      value: isDeclared(known) ? null : known,
      source: 'applicant',
      label: applicant.kind === 'firm' ? '法人库' : '您的账户',
      at: now,
    }
  }
  if (!mayPrefill(rule, context)) return undefined
  if (rule.register) {
    const key: Record<string, Json> = {}
    for (const [name, expression] of Object.entries(rule.key ?? {})) key[name] = (evaluate(expression, context) ?? null) as Json
    const answer = await sources.register(rule.register, key)
    if ('away' in answer) return undefined
    const found = answer.found.find(
      (one) => rule.where === undefined || evaluate(rule.where, { ...context, record: one.record, ...one.record }) === true,
    )
    if (!found) return undefined
    const value = rule.value
      ? (evaluate(rule.value, { ...context, record: found.record, ...found.record }) as Json)
      : (found.record[rule.field ?? ''] ?? null)
    return { value, source: rule.register, label: found.register.name, at: localIso(found.at) }
  }
  if (rule.licence) {
    const holder = rule.holder && rule.holder !== 'applicant' ? evaluate(rule.holder, context) : holderIdOf(context)
    const licence = typeof holder === 'string' && holder ? await sources.licence(rule.licence, holder) : undefined
    if (!licence) return undefined
    const value = rule.field === 'number' ? licence.number : (licence.fields[rule.field ?? ''] ?? null)
    return {
      value,
      source: 'licence',
      label: city.content.licenceTypes.get(rule.licence)?.name ?? '电子证照',
      at: localIso(licence.issuedAt),
    }
  }
  if (rule.value) return { value: (evaluate(rule.value, context) ?? null) as Json, source: 'rule', label: '按规则算出', at: now }
  return undefined
}
