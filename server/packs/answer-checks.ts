// SPDX-License-Identifier: Apache-2.0
import { parentPort, workerData } from 'node:worker_threads'
import { type ChangeToCheck, checkChange, packsAsRead } from './check-change.ts'
import type { ContentKind } from './content-kind.ts'

/** What runs in the thread that checks drafts: reads the packs once, then answers one change after the other. */
export async function answerChecks(kinds: readonly ContentKind[]): Promise<void> {
  const { folders } = workerData as { folders: string[] }
  await packsAsRead(kinds, folders)
  parentPort?.on('message', async (change: ChangeToCheck) => {
    try {
      parentPort?.postMessage({ checked: await checkChange(kinds, folders, change) })
    } catch (cause) {
      // the thread goes on; whoever asked is told what went wrong
      parentPort?.postMessage({ failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
    }
  })
  parentPort?.postMessage({ ready: true })
}
