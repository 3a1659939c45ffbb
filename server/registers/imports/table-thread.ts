// SPDX-License-Identifier: Apache-2.0
// What runs in the thread that reads one table file: whatever it is, it holds up nobody, and ends with the thread.
import { parentPort, workerData } from 'node:worker_threads'
import { readTableFile } from './read-table.ts'

const { bytes, most } = workerData as { bytes: Uint8Array; most: number }
parentPort?.postMessage(await readTableFile(bytes, most))
