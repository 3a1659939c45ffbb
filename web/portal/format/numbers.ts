// SPDX-License-Identifier: Apache-2.0
import { plainNumber } from '../../../engine/text/index.ts'

/** Groups in which people read and say a number aloud. */
const groups: Record<string, number[]> = {
  'id-card': [6, 8, 4],
  'mobile-cn': [3, 4, 4],
  'credit-code': [4, 4, 4, 4, 2],
  'bank-card': [4, 4, 4, 4, 3],
}

export const isGrouped = (format: string | undefined): format is string => format !== undefined && format in groups

/** What is stored: half width, no spaces, letters large. */
export function bare(text: string): string {
  return plainNumber(text).replaceAll('-', '').toUpperCase()
}

/** 110102198803160027 → 110102 19880316 0027, also while it is being typed. */
export function grouped(text: string, format: string): string {
  const sizes = groups[format] ?? []
  const plain = bare(text)
  const parts: string[] = []
  let from = 0
  for (const size of sizes) {
    if (from >= plain.length) break
    parts.push(plain.slice(from, from + size))
    from += size
  }
  if (from < plain.length) parts.push(plain.slice(from))
  return parts.join(' ')
}

/** Where the caret belongs after regrouping: behind as many characters as it was behind before. */
export function caretAfter(formatted: string, charactersBefore: number): number {
  let seen = 0
  for (let at = 0; at < formatted.length; at += 1) {
    if (seen === charactersBefore) return at
    if (formatted[at] !== ' ') seen += 1
  }
  return formatted.length
}

/**
 * 990102194505120311 → 9901**********0311, wherever in a text: in lists an identity number looks the same everywhere. Behind letters
 * stand licence numbers of a region, a day and a serial too: there only what has the check sign of an identity number is one.
 */
export const masked = (text: string): string =>
  text.replace(/(?<!\d)\d{6}(?:19|20)\d{9}[\dX](?![\dX])/g, (number, at: number) =>
    /[A-Za-z]/.test(text.charAt(at - 1)) && !hasCheckSign(number) ? number : `${number.slice(0, 4)}**********${number.slice(-4)}`,
  )

/** ISO 7064 MOD 11-2 over seventeen digits (GB 11643). */
function hasCheckSign(number: string): boolean {
  const sum = [...number.slice(0, 17)].reduce((before, digit) => (before + Number(digit)) * 2, 0)
  return number.endsWith('10X98765432'.charAt(sum % 11))
}

/** ¥120.00, ¥12,000.50 */
export function money(amount: number): string {
  return `¥${amount.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
