// SPDX-License-Identifier: Apache-2.0
import { plainMobile, plainNumber, plainText } from '@chengshu/engine'

/** Secrets are compared sign by sign: nothing about them is changed. */
const SECRET = /password|secret|signature|token|verifier|nonce|^state$/i

/** Fields that carry a number or code, wherever they are in a request: the names of `words.md`. */
const READ: Record<string, (typed: string) => string> = {
  idNumber: readNumber,
  creditCode: readNumber,
  number: readNumber,
  code: readNumber,
  login: readNumber,
  mobile: plainMobile,
}

/** Numbers of papers may have words and brackets of their own (云食〔2026〕1号): those are texts. */
function readNumber(typed: string): string {
  const number = plainNumber(typed)
  return /^[\w.+-]*$/.test(number) ? number : plainText(typed)
}

/**
 * What was sent, in the signs that it means (`engine/text`): numbers and codes in half width, texts without what nobody sees. Changes
 * the objects that it is given, and no bytes: what was signed or is a file is not here.
 */
export function readTyped<T>(sent: T, name?: string): T
export function readTyped(sent: unknown, name = ''): unknown {
  if (typeof sent === 'string') return SECRET.test(name) ? sent : (READ[name] ?? plainText)(sent)
  if (typeof sent !== 'object' || sent === null) return sent
  if (Array.isArray(sent)) {
    for (let at = 0; at < sent.length; at += 1) sent[at] = readTyped(sent[at], name)
    return sent
  }
  for (const [key, value] of Object.entries(sent)) {
    const read = readTyped(value, key)
    if (read !== value) Reflect.set(sent, key, read)
  }
  return sent
}
