// SPDX-License-Identifier: Apache-2.0

import { asksOf, evaluate, readsWhatIsTyped, type Source } from '../items/index.ts'
import type { Prefill } from '../packs/index.ts'
import type { LookUps } from './look-ups.ts'
import type { City } from './needs.ts'
import { isProven } from './relation.ts'

const PERSON_OR_FIRM = /^(\d{17}[\dX]|[0-9A-HJ-NPQRTUWXY]{18})$/

function numberIn(value: unknown): string | undefined {
  const number = typeof value === 'string' ? value.toUpperCase() : ''
  return PERSON_OR_FIRM.test(number) ? number : undefined
}

export function holderIdOf(context: Record<string, unknown>): string {
  const { kind, idNumber, creditCode } = (context.applicant ?? {}) as Record<string, string>
  return (kind === 'firm' ? creditCode : idNumber) ?? ''
}

/** The other whom a number names: nobody when it is the applicant's, or that of the person who fills in for a firm. */
export function otherIn(value: unknown, context: Record<string, unknown>): string | undefined {
  const number = numberIn(value)
  const { agentIdNumber } = (context.applicant ?? {}) as Record<string, string>
  return number === holderIdOf(context).toUpperCase() || number === agentIdNumber?.toUpperCase() ? undefined : number
}

/** Whom a source asks about, and whether its key holds the applicant's own number or only what the registers gave. */
function reachOf(source: Pick<Source, 'licence' | 'holder' | 'key'>, context: Record<string, unknown>) {
  const asks = asksOf(source).map((ask) => ({ value: evaluate(ask, context), isTyped: readsWhatIsTyped(ask) }))
  const about = asks.map(({ value }) => otherIn(value, context)).find((one) => one !== undefined)
  const isOurs = ({ value, isTyped }: (typeof asks)[number]): boolean =>
    numberIn(value) !== undefined && (!isTyped || otherIn(value, context) === undefined)
  return { about, isAnchored: asks.every(({ isTyped }) => !isTyped) || asks.some(isOurs) }
}

/**
 * Whether a source may be asked, and about whom besides the applicant. By the applicant's own number, or by one that the registers
 * gave (a firm's legal representative), it may. By a number that somebody typed it may only when the source's relation to whoever
 * has it is proven; otherwise nothing is looked up, and the answer is that for a number which nobody has.
 */
export async function aboutWhom(
  city: City,
  material: string,
  source: Pick<Source, 'licence' | 'holder' | 'key' | 'relation'>,
  context: Record<string, unknown>,
  sources: LookUps,
): Promise<{ about: string | undefined } | undefined> {
  const { about, isAnchored } = reachOf(source, context)
  if (isAnchored) return { about }
  const { kind, idNumber } = (context.applicant ?? {}) as Record<string, string>
  if (about === undefined || !source.relation || kind !== 'person' || !idNumber) return undefined
  sources.looks.push({ about, material, fields: [] })
  const isMine = (await sources.mayTry(about)) && (await isProven(city, sources, idNumber, about, source.relation))
  return isMine ? { about } : undefined
}

/** A pre-filled value is shown, so it is the applicant's own, or what a register says under her own number. */
export function mayPrefill(rule: Pick<Prefill, 'licence' | 'holder' | 'key'>, context: Record<string, unknown>): boolean {
  const { about, isAnchored } = reachOf(rule, context)
  return isAnchored && about === undefined
}
