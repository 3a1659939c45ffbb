// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { creditCodeCheck, organisationCodeCheck, plainNumber } from '@chengshu/engine'

export type NumberFacts = {
  region: string
  day: string
  serial: number
  /** more digits than the pattern asks for, when those of the day are used up */
  wide: boolean
  soleTrader: boolean
  fields: Record<string, unknown>
}

/**
 * Writes a licence number by its type's pattern. Known parts: {region} six
 * digits, {date} yyyymmdd, {year}, {serialN} at least N digits, {creditCode} a
 * new credit code (GB 32100); any other part is a field of the licence.
 */
export function writeNumber(pattern: string, facts: NumberFacts): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_, part: string) => {
    if (part === 'region') return facts.region.slice(0, 6)
    if (part === 'date') return facts.day.replaceAll('-', '')
    if (part === 'year') return facts.day.slice(0, 4)
    if (part === 'creditCode') return newCreditCode(facts)
    const digits = /^serial([1-9])$/.exec(part)?.[1]
    if (digits !== undefined)
      return String(facts.wide ? facts.serial : facts.serial % 10 ** Number(digits)).padStart(Number(digits), '0')
    const field = facts.fields[part]
    if (typeof field === 'string' && field !== '') return field
    throw new Error(`The number pattern ${pattern} asks for {${part}}, which is neither known nor a field that was given.`)
  })
}

const BODY = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** 9 (market bodies), 1 firm or 2 sole trader, region, MA + six signs of the serial, both check characters. */
function newCreditCode(facts: NumberFacts): string {
  let rest = facts.serial
  let body = ''
  for (let at = 0; at < 6; at++) {
    body = BODY.charAt(rest % BODY.length) + body
    rest = Math.floor(rest / BODY.length)
  }
  const organisation = `MA${body}`
  const first17 = `9${facts.soleTrader ? '2' : '1'}${facts.region.slice(0, 6)}${organisation}${organisationCodeCheck(organisation)}`
  return first17 + creditCodeCheck(first17)
}

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 16 signs of Crockford's base 32: 80 random bits that nobody guesses, and no I, L, O or U to misread. */
export function newCode(): string {
  const bytes = randomBytes(16)
  return [...bytes].map((byte) => SIGNS.charAt(byte & 31)).join('')
}

/** What a person typed, as the code that it means: case, width and dashes do not matter, O is 0 and I or L is 1. */
export function readCode(text: string): string | undefined {
  const code = plainNumber(text).toUpperCase().replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : undefined
}
