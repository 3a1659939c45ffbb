// SPDX-License-Identifier: Apache-2.0
import { mayMake } from '../budget.ts'
import { compilePattern, type Pattern, PatternError, replaceAll, splitBy } from '../patterns/index.ts'
import { asking, type Builtin, builtin } from './builtin.ts'
import { writeValue } from './values.ts'

const text = (value: unknown) => value as string
const count = (value: unknown) => value as number

export const textBuiltins: Record<string, Builtin> = {
  substring: builtin([
    'string:string, start position:number, length:number?',
    ([string, start, length]) => substring(text(string), count(start), length as number | null | undefined),
  ]),
  'string length': builtin(['string:string', ([string]) => Array.from(text(string)).length]),
  'upper case': builtin(['string:string', ([string]) => text(string).toUpperCase()]),
  'lower case': builtin(['string:string', ([string]) => text(string).toLowerCase()]),
  'substring before': builtin([
    'string:string, match:string',
    ([string, match]) => {
      const at = text(string).indexOf(text(match))
      return at < 0 ? '' : text(string).slice(0, at)
    },
  ]),
  'substring after': builtin([
    'string:string, match:string',
    ([string, match]) => {
      const at = text(string).indexOf(text(match))
      return at < 0 ? '' : text(string).slice(at + text(match).length)
    },
  ]),
  contains: builtin(['string:string, match:string', ([string, match]) => text(string).includes(text(match))]),
  'starts with': builtin(['string:string, match:string', ([string, match]) => text(string).startsWith(text(match))]),
  'ends with': builtin(['string:string, match:string', ([string, match]) => text(string).endsWith(text(match))]),
  matches: builtin([
    'input:string, pattern:string, flags:string?',
    ([input, pattern, flags]) => patternOf(text(pattern), text(flags ?? ''))?.test(text(input)),
  ]),
  replace: builtin([
    'input:string, pattern:string, replacement:string, flags:string?',
    ([input, pattern, replacement, flags]) => {
      const expression = patternOf(text(pattern), text(flags ?? ''))
      if (!expression || expression.test('')) return null
      const write = text(flags ?? '').includes('q') ? () => text(replacement) : replacementOf(text(replacement))
      return write && replaceAll(expression, text(input), write)
    },
  ]),
  split: builtin([
    'string:string, delimiter:string',
    ([string, delimiter]) => {
      const expression = patternOf(text(delimiter), '')
      return expression && splitBy(expression, text(string))
    },
  ]),
  'string join': builtin([
    'list:list, delimiter:string?, prefix:string?, suffix:string?',
    ([list, delimiter, prefix, suffix]) => {
      const parts = (list as unknown[]).filter((part) => part !== null)
      if (!parts.every((part) => typeof part === 'string')) return null
      mayMake(parts.length * text(delimiter ?? '').length)
      return text(prefix ?? '') + parts.join(text(delimiter ?? '')) + text(suffix ?? '')
    },
  ]),
  string: asking(['from:any', ([from]) => (from === null ? null : writeValue(from))]),
  not: asking(['negand:any', ([negand]) => (typeof negand === 'boolean' ? !negand : null)]),
}

/** Characters are code points; positions count from 1, or from the end when negative. */
function substring(string: string, start: number, length: number | null | undefined): string | null {
  if (start === 0) return null
  const characters = Array.from(string)
  const from = start > 0 ? Math.trunc(start) - 1 : Math.max(0, characters.length + Math.trunc(start))
  if (length === null || length === undefined) return characters.slice(from).join('')
  return length < 1 ? '' : characters.slice(from, from + Math.trunc(length)).join('')
}

/** XPath's regular expressions as far as JavaScript's are the same, with the flags s, m, i, x and q; null for what cannot be used. */
function patternOf(pattern: string, flags: string): Pattern | null {
  if (!/^[smixq]{0,9}$/.test(flags)) return null
  const source = flags.includes('q')
    ? pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    : flags.includes('x')
      ? // white space is dropped, except in a class (XPath 3.1 functions, 5.6.2)
        pattern.replace(/(\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\])|[\t\n\r ]+/g, (_, kept?: string) => kept ?? '')
      : pattern
  const subtracts = /\[[^\][]*-\[/.test(source)
  const mode = [...new Set(flags.replace(/[xq]/g, ''))].join('') + (subtracts ? 'v' : 'u')
  try {
    return compilePattern(subtracts ? subtractingPattern(source) : plainPattern(source), mode)
  } catch (cause) {
    if (cause instanceof PatternError) return null
    throw cause
  }
}

/** Escapes that JavaScript does not know in its strict modes are plain signs. */
function plainPattern(pattern: string): string {
  return pattern.replace(/\\([:@"'#%&,;<=>_`~ ])/g, '$1')
}

/** A class minus a class: `[a-z-[aeiou]]` is written `[[a-z]--[aeiou]]`. */
function subtractingPattern(pattern: string): string {
  return plainPattern(pattern).replace(/\[(\^?)([^\][]*)-\[/g, '[[$1$2]--[')
}

/** The replacement as XPath reads it: `$n` a group, `\\$` and `\\\\` the sign itself; null when a sign is left over. */
function replacementOf(replacement: string): ((groups: string[]) => string) | null {
  const parts: (string | number)[] = []
  for (let at = 0; at < replacement.length; at += 1) {
    const [sign, next] = [replacement.charAt(at), replacement.charAt(at + 1)]
    if (sign === '\\' || sign === '$') {
      const isGroup = sign === '$' && /\d/.test(next)
      if (!isGroup && !(sign === '\\' && (next === '\\' || next === '$'))) return null
      parts.push(isGroup ? Number(next) : next)
      at += 1
    } else parts.push(sign)
  }
  return (groups) => parts.map((part) => (typeof part === 'number' ? (groups[part] ?? '') : part)).join('')
}
