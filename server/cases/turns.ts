// SPDX-License-Identifier: Apache-2.0

/** The last act of each root that is under way in this process, or waits for its turn; it never rejects. */
export type Turns = Map<string, Promise<unknown>>

/**
 * Acts of one process on one root take turns: the second would meet the first one's version only at its write, after everything was
 * read and worked out in vain. Whoever waits holds no connection. Acts of other processes still meet by the version. No act is begun
 * inside another one: on the same root it would wait for itself.
 */
export async function inTurn<T>(turns: Turns, root: string, act: () => Promise<T>): Promise<T> {
  const before = turns.get(root)
  const mine = before === undefined ? act() : before.then(act)
  const over = mine.catch(() => {})
  turns.set(root, over)
  try {
    return await mine
  } finally {
    if (turns.get(root) === over) turns.delete(root)
  }
}
