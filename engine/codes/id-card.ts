// SPDX-License-Identifier: Apache-2.0
import { mod112 } from './iso7064.ts'
import { isFictionalRegion, isRegionCode, type RegionOptions } from './region.ts'

export type IdCardFacts = { region: string; bornOn: string; sex: '男' | '女'; fictional: boolean }
/** `today` ('YYYY-MM-DD') refuses births in the future and ages above 150; the engine has no clock of its own. */
export type IdCardOptions = RegionOptions & { today?: string }

/** A citizen's identity number as GB 11643: 18 characters, an existing birth date, a right check character. */
export function isIdCard(text: string, options: IdCardOptions = {}): boolean {
  return idCardFacts(text, options) !== null
}

/** What an identity number tells about its holder; null when it is not a valid one. Also reads 81/82/83 residence permits. */
export function idCardFacts(text: string, options: IdCardOptions = {}): IdCardFacts | null {
  if (!/^\d{17}[\dXx]$/.test(text)) return null
  if (mod112(text.slice(0, 17)) !== text.charAt(17).toUpperCase()) return null
  const region = text.slice(0, 6)
  if (!isRegionCode(region, options)) return null
  const bornOn = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  if (!exists(bornOn) || bornOn < '1800-01-01') return null
  if (options.today && (bornOn > options.today || Number(options.today.slice(0, 4)) - Number(text.slice(6, 10)) > 150))
    return null
  return { region, bornOn, sex: Number(text.charAt(16)) % 2 === 1 ? '男' : '女', fictional: isFictionalRegion(region) }
}

/** Full years of age on a day. */
export function ageOn(bornOn: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0)
}

/** Builds a valid identity number, for synthetic people of a fictional region. */
export function makeIdCard(region: string, bornOn: string, sequence: number): string {
  const body = `${region}${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return body + mod112(body)
}

function exists(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day
}
