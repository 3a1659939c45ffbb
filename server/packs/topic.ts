// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../kernel/index.ts'

/** Whose processes a pack draws: those of what people apply for (items, bundles), or of kinds that it declares. */
export type Drawn = 'matter' | 'kind'

/**
 * What a service task of a process may ask for. It runs inside the case's
 * transaction: it changes the working case, writes to its own room through
 * `tx`, and answers the task's output. What it throws parks the case: nothing
 * is lost, an officer retries after a fix. `C` is what its room needs of the act
 * around it: a room beneath `cases` names that part by itself, as `Room<C>` does.
 */
export type Topic<C> = {
  name: string
  /** it changes the working case and writes nothing by itself (what it puts into the act is the act's): no transaction is needed around it */
  isPure?: true
  /**
   * By which processes of a pack it may be asked for, which inputs it needs, and which messages follow that they may wait for. Without
   * it only this program's own processes ask for it. The pack check reads it here (server/cases/steps.ts).
   */
  asked?: { by: readonly Drawn[]; needs?: readonly string[]; hears?: readonly string[] }
  run(context: C): Promise<Record<string, Json>> | Record<string, Json>
}
