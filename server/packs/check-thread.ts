// SPDX-License-Identifier: Apache-2.0
// What runs in the thread that checks drafts: reads the packs once, then answers one change after the other.
import { parentPort, workerData } from 'node:worker_threads'
import { type ChangeToCheck, checkChange, packsAsRead } from './check-change.ts'

const { folders } = workerData as { folders: string[] }

await packsAsRead(folders)
parentPort?.on('message', async (change: ChangeToCheck) => {
  try {
    parentPort?.postMessage({ checked: await checkChange(folders, change) })
  } catch (cause) {
    // the thread goes on; whoever asked is told what went wrong
    parentPort?.postMessage({ failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
  }
})
parentPort?.postMessage({ ready: true })
