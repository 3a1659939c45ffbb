// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../kernel/index.ts'

/**
 * What a service task of a process may ask for. It runs inside the case's
 * transaction: it changes the working case, writes to its own room through
 * `tx`, and answers the task's output. What it throws parks the case: nothing
 * is lost, an officer retries after a fix. `C` is what its room needs of the act
 * around it: a room beneath `cases` names that part by itself, as `Room<C>` does.
 */
export type Topic<C> = {
  name: string
  /** it changes the working case alone and writes nothing by itself: the act needs no transaction around it */
  isPure?: true
  run(context: C): Promise<Record<string, Json>> | Record<string, Json>
}
