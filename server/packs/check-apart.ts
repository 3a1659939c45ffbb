// SPDX-License-Identifier: Apache-2.0
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../kernel/index.ts'
import { type ChangeToCheck, type CheckedChange, tooCostly } from './check-change.ts'
import type { ContentKind } from './content-kind.ts'
import { kindNamed } from './version-of.ts'

/** A check takes a tenth of a second; reading the packs, once a thread, takes seconds. */
export const limits = { readingMs: 300_000, checkMs: 20_000, memoryMegabytes: 1024, waiting: 16 }

type Answer = { ready: true } | { checked: CheckedChange } | { failed: string }
type Thread = { worker: Worker; ready: Promise<Answer> }

/** What the thread runs: it reads the packs with the kinds that the city has registered (`answerChecks`), and where they lie. */
export type CheckedPacks = { thread: URL; folders: readonly string[]; kinds: readonly ContentKind[] }

/** One thread for each list of folders, kept from check to check; one that was stopped makes room for a new one. */
const threads = new Map<string, Thread>()
let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * Checks a changed matter in a thread of its own, one after the other: a draft that is hostile or merely huge holds up
 * nobody but those who check drafts, and those for no longer than the limits. Throws CHECKS_BUSY.
 */
export async function checkChangeApart(packs: CheckedPacks, change: ChangeToCheck): Promise<CheckedChange> {
  if (waiting >= limits.waiting) throw new Refusal('CHECKS_BUSY')
  waiting += 1
  const turn = last.then(() => checkNow(packs, change))
  last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    waiting -= 1
  }
}

async function checkNow(packs: CheckedPacks, change: ChangeToCheck): Promise<CheckedChange> {
  const key = keyOf(packs)
  const thread = threads.get(key) ?? begin(packs)
  threads.set(key, thread)
  const unfinished = (why: string): CheckedChange => ({
    findings: [tooCostly(`/${kindNamed(packs, change.changed.kind).versions?.unitOf(change.changed.id)}/`, why)],
    ...{ made: null, changes: [] },
  })
  const stop = async () => {
    threads.delete(key)
    await thread.worker.terminate()
  }
  try {
    if ((await within(thread.ready, limits.readingMs)) === null) throw new Error('the packs could not be read within the time')
    const answer = answerOf(thread.worker)
    thread.worker.postMessage(change)
    const given = await within(answer, limits.checkMs)
    if (given === null) {
      await stop()
      return unfinished(`用时超过 ${limits.checkMs / 1000} 秒`)
    }
    if ('checked' in given) return given.checked
    throw new Error(`a draft could not be checked: ${'failed' in given ? given.failed : 'no answer'}`)
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw cause
    await stop()
    return unfinished('占用的内存太多')
  }
}

const keyOf = ({ folders }: CheckedPacks): string => folders.join('\n')

function begin(packs: CheckedPacks): Thread {
  const worker = new Worker(packs.thread, {
    workerData: { folders: packs.folders },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes },
  })
  // a server that stops does not wait for it
  worker.unref()
  const key = keyOf(packs)
  const gone = () => {
    if (threads.get(key)?.worker === worker) threads.delete(key)
  }
  worker.once('error', gone)
  worker.once('exit', gone)
  return { worker, ready: answerOf(worker) }
}

/** The next answer of a thread; a thread that ends gives none. */
function answerOf(worker: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const end = (code: number) => reject(new Error(`the thread that checks drafts ended with ${code}`))
    worker.once('error', reject)
    worker.once('exit', end)
    worker.once('message', (answer: Answer) => {
      worker.off('error', reject)
      worker.off('exit', end)
      resolve(answer)
    })
  })
}

/** What comes within some milliseconds, else null. */
async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  const over = new AbortController()
  try {
    return await Promise.race([promise, setTimeout(milliseconds, null, { signal: over.signal, ref: false })])
  } finally {
    over.abort()
  }
}
