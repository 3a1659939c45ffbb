// SPDX-License-Identifier: Apache-2.0

import { newKey } from '../../client/index.ts'

const place = (act: string) => `chengshu.act.${act}`

/**
 * The key of one intended act, kept until it is known to be done: a second click, a lost connection or a reloaded page
 * sends the same key and so gets the same answer.
 */
export function keyOf(act: string): string {
  try {
    const kept = sessionStorage.getItem(place(act))
    if (kept !== null) return kept
    const key = newKey()
    sessionStorage.setItem(place(act), key)
    return key
  } catch {
    return newKey()
  }
}

/** The act is done; the next one of the same name is another act. */
export function actDone(act: string): void {
  try {
    sessionStorage.removeItem(place(act))
  } catch {
    // private windows may refuse storage; then there is nothing to forget
  }
}

/** What was sent with a key was another act than what is meant now: whatever is sent next gets a key of its own. */
export function forgetKey(key: string): void {
  try {
    for (const name of Object.keys(sessionStorage)) if (sessionStorage.getItem(name) === key) sessionStorage.removeItem(name)
  } catch {
    // nothing was kept
  }
}
