// SPDX-License-Identifier: Apache-2.0
import { isRegionCode, type RegionOptions } from './region.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * A unified social credit code as GB 32100: 18 characters, a region that can exist, and both check characters: the 17th closes the
 * organisation code in signs 9 to 17 (GB 11714), the 18th the whole.
 */
export function isCreditCode(text: string, options: RegionOptions = {}): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false
  if (creditCodeCheck(text.slice(0, 17)) !== text.charAt(17)) return false
  if (organisationCodeCheck(text.slice(8, 16)) !== text.charAt(16)) return false
  return text.startsWith('100000', 2) || isRegionCode(text.slice(2, 8), options)
}

/** The check character for the first 17 characters of a credit code. Throws RangeError for I, O, S, V, Z and other signs. */
export function creditCodeCheck(first17: string): string {
  if (first17.length !== 17) throw new RangeError('统一社会信用代码的前 17 位不足或超出。')
  let sum = 0
  for (let i = 0; i < 17; i += 1) {
    const value = alphabet.indexOf(first17.charAt(i))
    if (value < 0) throw new RangeError(`「${first17.charAt(i)}」不能出现在统一社会信用代码里。`)
    sum += value * (weights[i] ?? 0)
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** The check character for the eight characters of an organisation code as GB 11714. */
export function organisationCodeCheck(first8: string): string {
  if (first8.length !== 8) throw new RangeError('组织机构代码本体应为 8 位。')
  let sum = 0
  for (let i = 0; i < 8; i += 1) {
    const value = organisationAlphabet.indexOf(first8.charAt(i))
    if (value < 0) throw new RangeError(`「${first8.charAt(i)}」不能出现在组织机构代码里。`)
    sum += value * (organisationWeights[i] ?? 0)
  }
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}
