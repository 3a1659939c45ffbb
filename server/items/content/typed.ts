// SPDX-License-Identifier: Apache-2.0
import { compileFeel } from '@chengshu/engine'

/** What no applicant can write: who she is, as her account and the registers say it, and the day. */
const GIVEN = new Set(['applicant', 'today'])

/** Whether an expression of the content depends on anything that somebody typed (the form, or evidence that came from it). */
export function readsWhatIsTyped(expression: string): boolean {
  const { names, mayRead } = compileFeel(expression)
  return [...names, ...mayRead].some((name) => !GIVEN.has(name))
}

/** By what a source of evidence or a pre-fill is asked: the holder's number, or the parts of its key. */
export function asksOf(source: {
  licence?: string | undefined
  holder?: string | undefined
  key?: Record<string, string> | undefined
}): string[] {
  if (source.licence === undefined) return Object.values(source.key ?? {})
  return source.holder === undefined || source.holder === 'applicant' ? [] : [source.holder]
}
