// SPDX-License-Identifier: Apache-2.0

export type JsonLimits = { members: number; depth: number }

/** As deep as any form goes; deeper JSON is made to exhaust whoever walks it. */
export const DEEPEST = 40

const [QUOTE, BACKSLASH, COMMA, COLON, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = Buffer.from('"\\,:{}[]')

/**
 * Says why a JSON text is not read, or undefined: too many members (of all objects and lists together), too deep, a name twice in one object
 * (two readers would take two different values), the names by which objects reach their prototype, or a number that no reader can hold. One pass over the bytes, before
 * anything is built from them; what is no JSON at all is left to the parser.
 */
export function jsonComplaint(text: Buffer, { members: most, depth: deepest }: JsonLimits): string | undefined {
  const names: (Set<string> | undefined)[] = []
  let members = 0
  for (let place = 0; place < text.length; place++) {
    const sign = text[place]
    if (sign === QUOTE) {
      const end = endOfText(text, place)
      const own = names.at(-1)
      if (own !== undefined && nextSign(text, end + 1) === COLON) {
        const name = nameIn(text.toString('utf8', place, end + 1))
        if (name === '__proto__' || (name === 'prototype' && names.length > 1)) return '有不能使用的项名'
        if (own.has(name)) return '同一项写了两次'
        own.add(name)
      }
      place = end
    } else if (sign === OPEN_BRACE || sign === OPEN_BRACKET) {
      names.push(sign === OPEN_BRACE ? new Set() : undefined)
      if (names.length > deepest) return '层次太深'
      if (++members > most) return '项目太多'
    } else if (sign === CLOSE_BRACE || sign === CLOSE_BRACKET) names.pop()
    else if (sign === COMMA && ++members > most) return '项目太多'
    else if (isInNumber(sign)) {
      const end = endOfNumber(text, place)
      // 1e400 is read as infinite, which is no JSON any more
      if (Math.abs(Number(text.toString('latin1', place, end))) === Number.POSITIVE_INFINITY) return '有数字太大'
      place = end - 1
    }
  }
  return undefined
}

/** Where the text that begins at `start` ends: at its closing quotation mark, or at the end of everything. */
function endOfText(text: Buffer, start: number): number {
  for (let place = start + 1; place < text.length; place++) {
    if (text[place] === BACKSLASH) place++
    else if (text[place] === QUOTE) return place
  }
  return text.length
}

const NUMBER = new Set(Buffer.from('0123456789+-.eE'))
const isInNumber = (sign: number | undefined) => sign !== undefined && NUMBER.has(sign)

function endOfNumber(text: Buffer, start: number): number {
  let end = start
  while (isInNumber(text[end])) end++
  return end
}

function nextSign(text: Buffer, start: number): number | undefined {
  for (let place = start; place < text.length; place++) if (!isBlank(text[place])) return text[place]
  return undefined
}

const isBlank = (sign: number | undefined) => sign === 0x20 || sign === 0x09 || sign === 0x0a || sign === 0x0d

/** `"\u0061"` and `"a"` are one name. */
function nameIn(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}
