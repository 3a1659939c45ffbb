// SPDX-License-Identifier: Apache-2.0
import { endSession } from '../../client/index.ts'

const place = 'chengshu.terminal'

/** Which terminal this is: told once by the address that it was set up with. */
export function terminalHere(named: string | undefined): string {
  try {
    if (named !== undefined) localStorage.setItem(place, named)
    return named ?? localStorage.getItem(place) ?? 'kiosk'
  } catch {
    return named ?? 'kiosk'
  }
}

/** Nothing of whoever stood here stays: the session ends, what the browser kept is deleted, the page begins anew. */
export async function wipe(): Promise<void> {
  const terminal = terminalHere(undefined)
  await endSession().catch(() => undefined)
  try {
    sessionStorage.clear()
    localStorage.clear()
  } catch {
    // without storage nothing was kept
  }
  location.replace(`/kiosk?point=${encodeURIComponent(terminal)}`)
}
