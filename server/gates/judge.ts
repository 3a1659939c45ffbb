// SPDX-License-Identifier: Apache-2.0
import { evaluate } from '../items/index.ts'
import type { Json } from '../kernel/index.ts'
import type { Gate } from './content/gate.ts'

/** Whose case it is, as gates look for it: a firm's credit code, a person's number where the case carries it. */
export type Party = { kind: 'person' | 'firm'; code: string | null; number: string | null }

/** Whether a gate stands on a day. */
export const isInForce = ({ from, until }: Pick<Gate, 'from' | 'until'>, today: string): boolean =>
  (from === undefined || from <= today) && (until === undefined || today <= until)

/** What the register is asked for; null where the case does not say it, so that there is nothing to look for. */
export function wantedOf({ look }: Pick<Gate, 'look'>, context: Record<string, unknown>): Record<string, string> | null {
  const wanted: Record<string, string> = {}
  for (const [field, source] of Object.entries(look.where)) {
    const value = evaluate(source, context)
    const said = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value).trim() : ''
    if (said === '') return null
    wanted[field] = said
  }
  return wanted
}

/** Whether a row closes the gate. What cannot be worked out closes nothing: the pack check has tried it. */
export const closes = ({ when }: Pick<Gate, 'when'>, row: Record<string, Json>, context: Record<string, unknown>): boolean =>
  when === undefined || evaluate(when, { ...context, lock: row }) === true

/** The gate looks for nothing but whoever the case is of: it may be asked before anything is written. */
export const isOfParty = ({ look }: Pick<Gate, 'look'>): boolean =>
  Object.values(look.where).every((source) => !/\b(form|row|case|applicant|evidence)\b/.test(source))

/** Texts with what stands in the row; a field that is empty is left out. */
export const filled = (text: string, row: Record<string, Json>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(row[name] ?? ''))

/** What whoever is refused is told, in both languages: nothing beyond the file and the open fields that it cites. */
export function saidOf(gate: Gate, row: Record<string, Json>): Said {
  const cited = (cites: string | undefined, basis: string, open: string, close: string) =>
    cites === undefined ? basis : `${basis}${open}${filled(cites, row)}${close}`
  return {
    title: gate.title,
    titleEn: gate.titleEn ?? gate.title,
    basis: cited(gate.cites, gate.basis, '（', '）'),
    basisEn: cited(gate.citesEn ?? gate.cites, gate.basisEn ?? gate.basis, ' (', ')'),
    remedy: gate.remedy,
    remedyEn: gate.remedyEn ?? gate.remedy,
    unlock: gate.unlock.say,
    unlockEn: gate.unlock.sayEn ?? gate.unlock.say,
  }
}

export type Said = Record<'title' | 'titleEn' | 'basis' | 'basisEn' | 'remedy' | 'remedyEn' | 'unlock' | 'unlockEn', string>
