// SPDX-License-Identifier: Apache-2.0
// Regular expressions that take steps in proportion to the text, whatever the pattern. See README.md.
import { madeText, mayMake, spend } from '../budget.ts'
import { findMatch } from './machine.ts'
import { PatternError, readPattern } from './parse.ts'

export { PatternError } from './parse.ts'

export type Pattern = {
  test(text: string): boolean
  /** The first match at or after a place: start and end of the whole, then of each group; -1 where a group took no part. */
  find(text: string, from?: number): number[] | null
}

const kept = new Map<string, Pattern | PatternError>()

/**
 * Compiles a pattern in JavaScript's notation of the flags `u` or `v`, with `i`, `m` and `s`. Not looking around, not looking back.
 * @throws PatternError
 */
export function compilePattern(source: string, flags = 'u'): Pattern {
  const key = `${flags}/${source}`
  let pattern = kept.get(key)
  if (!pattern) {
    if (kept.size >= 2000) kept.clear()
    pattern = made(source, flags)
    kept.set(key, pattern)
  }
  if (pattern instanceof PatternError) throw pattern
  return pattern
}

function made(source: string, flags: string): Pattern | PatternError {
  try {
    const program = readPattern(source, flags)
    return {
      test: (text) => findMatch(program, text, 0, false) !== null,
      find: (text, from = 0) => findMatch(program, text, from, true),
    }
  } catch (cause) {
    if (cause instanceof PatternError) return cause
    throw cause
  }
}

/** Every match replaced by what `write` makes of the groups. */
export function replaceAll(pattern: Pattern, text: string, write: (groups: string[]) => string): string {
  let made = ''
  let done = 0
  for (let from = 0; from <= text.length; ) {
    const match = pattern.find(text, from)
    if (!match) break
    const [start = 0, end = 0] = match
    made += text.slice(done, start) + write(groupsOf(match, text))
    mayMake(made.length)
    done = end
    from = end > start ? end : after(text, end)
  }
  return madeText(made + text.slice(done))
}

/** The pieces between matches; what groups matched is no piece. */
export function splitBy(pattern: Pattern, text: string): string[] {
  if (text === '') return pattern.test('') ? [] : ['']
  const pieces: string[] = []
  let begin = 0
  for (let from = 0; from < text.length; ) {
    const match = pattern.find(text, from)
    const [start = 0, end = 0] = match ?? []
    if (!match || start >= text.length) break
    if (end === begin) {
      from = after(text, from)
      continue
    }
    spend(1)
    pieces.push(text.slice(begin, start))
    begin = end
    from = end
  }
  return [...pieces, text.slice(begin)]
}

function groupsOf(match: number[], text: string): string[] {
  const groups: string[] = []
  for (let slot = 0; slot < match.length; slot += 2) {
    const [start = -1, end = -1] = [match[slot], match[slot + 1]]
    groups.push(start < 0 || end < 0 ? '' : text.slice(start, end))
  }
  return groups
}

function after(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
}
