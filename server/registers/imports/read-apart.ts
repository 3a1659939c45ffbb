// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../../kernel/index.ts'
import type { ReadTable, TableAnswer } from './read-table.ts'

/** So many rows a file; a hostile one costs no more than this memory and time, and so many are read at once. */
const LIMITS = { rows: 50_000, megabytes: 512, milliseconds: 30_000, atOnce: 2 }
/** The officers for whom a file is being read on this server. */
const reading = new Set<string>()

/** A table file, read in a thread of its own, one at a time for each officer. Throws IMPORT_UNREADABLE, IMPORT_TOO_LONG, IMPORTS_BUSY. */
export async function readTableApart(officer: string, content: Readable): Promise<ReadTable> {
  if (reading.size >= LIMITS.atOnce || reading.has(officer)) {
    content.resume()
    throw new Refusal('IMPORTS_BUSY')
  }
  reading.add(officer)
  try {
    const answer = await inThread(Buffer.concat(await content.toArray()))
    if ('complaint' in answer) throw new Refusal('IMPORT_UNREADABLE', { detail: answer.complaint })
    if (answer.table.isCut) throw new Refusal('IMPORT_TOO_LONG', { most: LIMITS.rows })
    return answer.table
  } finally {
    reading.delete(officer)
  }
}

async function inThread(bytes: Buffer): Promise<TableAnswer> {
  const worker = new Worker(new URL('./table-thread.ts', import.meta.url), {
    workerData: { bytes: new Uint8Array(bytes), most: LIMITS.rows },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.megabytes },
  })
  const over = new AbortController()
  try {
    const answer = new Promise<TableAnswer>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the thread ended without an answer')))
    })
    const late = setTimeout<TableAnswer>(
      LIMITS.milliseconds,
      { complaint: `读了 ${LIMITS.milliseconds / 1000} 秒还没有读完` },
      { signal: over.signal, ref: false },
    )
    return await Promise.race([answer, late])
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw cause
    return { complaint: '展开以后太大' }
  } finally {
    over.abort()
    await worker.terminate()
  }
}
