// SPDX-License-Identifier: Apache-2.0

const part =
  /\s*("[^"\\]*"|'[^'\\]*'|[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*|\d+(?:\.\d+)?|&&|\|\||==|!=|>=|<=|[<>!()+\-*/])/uy
const operators: Record<string, string> = {
  '&&': 'and',
  '||': 'or',
  '==': '=',
  eq: '=',
  ne: '!=',
  gt: '>',
  lt: '<',
  ge: '>=',
  le: '<=',
  empty: '',
}

/**
 * Camunda 7 writes conditions as ${…} in JUEL. The part of it that means exactly the same in FEEL (names, literals,
 * comparisons, and/or/not, arithmetic) is rewritten; anything else, a method call above all, gives null.
 */
export function feelFromJuel(source: string): string | null {
  const body = /^[$#]\{([^{}]*)\}$/.exec(source.trim())?.[1]
  if (body === undefined) return null
  const out: string[] = []
  let at = 0
  let previous = ''
  while (at < body.length) {
    if (!body.slice(at).trim()) break
    part.lastIndex = at
    const token = part.exec(body)?.[1]
    if (token === undefined) return null
    at = part.lastIndex
    if (
      token === '(' &&
      /^[\p{L}_]/u.test(previous) &&
      !Object.hasOwn(operators, previous) &&
      previous !== 'and' &&
      previous !== 'or' &&
      previous !== 'not'
    )
      return null
    if (token === 'empty') return null
    if (token === '!' || token === 'not') {
      // `!name` and `!(…)` only: FEEL's not() needs its argument in brackets
      const rest = body.slice(at)
      const name = /^\s*([\p{L}_][\p{L}\p{N}_.]*)(?!\s*\()/u.exec(rest)
      if (name) {
        out.push(`not(${name[1]})`)
        at += name[0].length
        previous = ')'
        continue
      }
      if (!/^\s*\(/.test(rest)) return null
      out.push('not')
    } else if (token.startsWith("'")) out.push(JSON.stringify(token.slice(1, -1)))
    else out.push(Object.hasOwn(operators, token) ? (operators[token] as string) : token)
    previous = token
  }
  return out.length ? out.join(' ') : null
}
