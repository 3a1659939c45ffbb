// SPDX-License-Identifier: Apache-2.0
// Nothing that people write may hold the loop. Evaluating is synchronous, so one count of steps serves the thread: the outermost
// evaluation opens it, all that runs inside draws on it. Steps are counted, not time: the same text is stopped at the same place on
// every machine and in the browser.

/** One evaluation, one decision, one form or one step of a process may do as much: about a fifth of a second on a slow machine. */
export const fullBudget = 2_000_000
/** A text that an expression may make, in characters. */
export const longestText = 1_000_000

/** So deep may functions call functions: a limit of ours, well above the machine's, which is another one in every browser. */
const deepestCall = 200

let left = Number.POSITIVE_INFINITY
let depth = 0
let place: { source: string; at: number } | null = null

/** An evaluation that was stopped because it did too much. It has no value; above all it is not “no”. */
export class BudgetSpent extends Error {
  readonly code = 'EXPRESSION_TOO_COSTLY'
  /** The expression that was being evaluated, and the place in it: characters from 0. */
  readonly source: string
  readonly position: number
  constructor(why: string) {
    const { source, at } = place ?? { source: '', at: 0 }
    const before = source.slice(0, at).split('\n')
    const near = source.slice(at, at + 40).replaceAll(/\s+/g, ' ')
    const where = source === '' ? '' : `（第 ${before.length} 行第 ${(before.at(-1) ?? '').length + 1} 列「${near}」处）`
    super(`表达式${why}，已停止，没有算出结果${where}。请改写得简单些，或减少数据。`)
    this.name = 'BudgetSpent'
    this.source = source
    this.position = at
  }
}

/** Counts steps. @throws BudgetSpent when the budget is spent */
export function spend(steps: number): void {
  left -= steps
  if (left < 0) throw new BudgetSpent('计算量太大')
}

/** Says which part of an expression is being worked on, for the sentence of a BudgetSpent. */
export function workingOn(source: string, at: number): void {
  if (place) {
    place.source = source
    place.at = at
  }
}

/** @throws BudgetSpent when a text of this length may not be made */
export function mayMake(length: number): void {
  if (length > longestText) throw new BudgetSpent(`生成的文字超过 ${longestText} 个字`)
}

/** Counts a text that was made, and gives it back. @throws BudgetSpent when it is too long */
export function madeText(text: string): string {
  mayMake(text.length)
  spend(text.length >> 6)
  return text
}

/** Runs what a function of an expression does. @throws BudgetSpent when calls nest too deep */
export function withinCall<T>(run: () => T): T {
  if (depth >= deepestCall) throw new BudgetSpent('里的函数调用自己的层数太多')
  depth += 1
  try {
    return run()
  } finally {
    depth -= 1
  }
}

/** Runs within the budget that is open, or opens one. What nests too deep for the machine is stopped in the same way. */
export function withinBudget<T>(run: () => T, steps = fullBudget): T {
  const isOutermost = place === null
  if (isOutermost) {
    left = steps
    place = { source: '', at: 0 }
  }
  try {
    return run()
  } catch (cause) {
    // the machine's own limits: the depth of calls, the length of a text or list
    throw cause instanceof RangeError ? new BudgetSpent('调用得太深，或数据太长') : cause
  } finally {
    if (isOutermost) {
      left = Number.POSITIVE_INFINITY
      place = null
    }
  }
}

/** How many steps something takes: for tests and measurements. */
export function stepsOf(run: () => unknown): number {
  return withinBudget(() => {
    const before = left
    run()
    return before - left
  }, Number.MAX_SAFE_INTEGER)
}
