// SPDX-License-Identifier: Apache-2.0
import { mod112 } from './iso7064.ts'
import { isFictionalRegion, isMainlandRegion, isRegionCode, type RegionOptions } from './region.ts'

export type IdCardFacts = { region: string; bornOn: string; sex: '男' | '女'; fictional: boolean }
/** `today` ('YYYY-MM-DD') refuses births in the future and ages above 150; without it the machine's day (in China) only refuses the former. */
export type IdCardOptions = RegionOptions & { today?: string }

/**
 * An identity number: of a citizen as GB 11643, of a resident from Hongkong, Macao or Taiwan (81, 82, 83), of a foreigner with
 * permanent residence. 18 characters, an existing birth date that has come, a right check character.
 */
export function isIdCard(text: string, options: IdCardOptions = {}): boolean {
  return idCardFacts(text, options) !== null
}

/** What an identity number tells about its holder; null when it is not a valid one. The region of a foreigner is the province. */
export function idCardFacts(text: string, options: IdCardOptions = {}): IdCardFacts | null {
  if (!/^\d{17}[\dXx]$/.test(text)) return null
  if (mod112(text.slice(0, 17)) !== text.charAt(17).toUpperCase()) return null
  const region = placeOf(text.slice(0, 6), options)
  if (region === undefined) return null
  const bornOn = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  if (!exists(bornOn) || bornOn < '1800-01-01' || bornOn > (options.today ?? dayInChina())) return null
  if (options.today && Number(options.today.slice(0, 4)) - Number(text.slice(6, 10)) > 150) return null
  return { region, bornOn, sex: Number(text.charAt(16)) % 2 === 1 ? '男' : '女', fictional: isFictionalRegion(region) }
}

/** Who holds a citizen's card or a residence permit, and so no foreigner's number: China and its regions in ISO 3166-1, and nobody. */
const notForeign = new Set(['000', '156', '158', '344', '446'])

/**
 * Where the number was given. 国家移民管理局《新版外国人永久居留身份证机读信息规则（2023 版）》: 9, two digits of the province, three of the
 * holder's country.
 */
function placeOf(six: string, options: IdCardOptions): string | undefined {
  if (isFictionalRegion(six) || !six.startsWith('9')) return isRegionCode(six, options) ? six : undefined
  const province = `${six.slice(1, 3)}0000`
  return isMainlandRegion(province) && !notForeign.has(six.slice(3)) ? province : undefined
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

const dayInChina = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
