// SPDX-License-Identifier: Apache-2.0
import { isCreditCode } from './credit-code.ts'
import { mod1110 } from './iso7064.ts'
import type { RegionOptions } from './region.ts'

export type TaskCode = { department: string; level: string; catalogue: string; handle: string | null }

/**
 * Reads an implementation code (实施编码, 31 characters: credit code of the body, level 1–7, basic code of 12 digits) or a
 * handling-item code (业务办理项编码, 33: two more digits); null when its form or the credit code is wrong.
 */
export function readTaskCode(text: string, options: RegionOptions = {}): TaskCode | null {
  const match = /^([0-9A-Z]{18})([1-7])(\d{12})(\d{2})?$/.exec(text)
  if (!match) return null
  const [, department = '', level = '', catalogue = '', handle] = match
  return isCreditCode(department, options) ? { department, level, catalogue, handle: handle ?? null } : null
}

/** Whether a text is a 31-character implementation code. */
export function isTaskCode(text: string, options: RegionOptions = {}): boolean {
  return readTaskCode(text, options)?.handle === null
}

/** Whether a text is a 33-character handling-item code. */
export function isHandleItemCode(text: string, options: RegionOptions = {}): boolean {
  return typeof readTaskCode(text, options)?.handle === 'string'
}

/** The check digit of a case number: MOD 11,10 over its digits. */
export function caseCheckDigit(digits: string): string {
  return mod1110(digits)
}

/** Region 6, department 3, date 8, number of the day 5, check digit 1: 23 digits in all. */
export function writeCaseNumber(parts: { region: string; department: string; day: string; number: number }): string {
  const body = `${parts.region}${parts.department}${parts.day.replaceAll('-', '')}${String(parts.number).padStart(5, '0')}`
  if (!/^\d{22}$/.test(body)) throw new RangeError(`办件编号的组成不对：${body}`)
  return body + mod1110(body)
}

/** Whether a text is a case number of 23 digits with a right check digit. */
export function isCaseNumber(text: string): boolean {
  return /^\d{23}$/.test(text) && mod1110(text.slice(0, 22)) === text.charAt(22)
}
