// SPDX-License-Identifier: Apache-2.0
import { isDatabaseAway, transaction } from '../kernel/index.ts'
import { type LedgerKernel, raise } from './alarms.ts'
import { handOf } from './hand.ts'
import * as queries from './queries.ts'
import { append, newestLine, type Saying, WitnessAway, WitnessDamaged, witnessOf } from './witness.ts'

const SLICE = 5000
const EVERY_MS = 500
/** Looked for in vain once: soon again, because a distributed database may show a move for a moment as gone. */
const AGAIN_MS = 150

/**
 * Looks for what this process saw committed: it must wait in the inbox or be
 * numbered. What is in neither place twice has been removed by somebody else;
 * the witness keeps that for good. Answers how many are under suspicion.
 */
export async function seekMissing(city: LedgerKernel): Promise<number> {
  const { waiting } = handOf(city.sql)
  const asked = [...waiting].slice(0, SLICE)
  if (asked.length === 0) return 0
  // the inbox first: what leaves it between the two questions is found by the second
  const ids = asked.map(([id]) => id)
  const inInbox = new Set(await queries.waitingAmong(city.sql, ids))
  const since = new Date(Math.min(...asked.map(([, { at }]) => at.getTime())))
  const rest = ids.filter((id) => !inInbox.has(id))
  const numbered = new Set(rest.length > 0 ? await queries.numberedAmong(city.sql, rest, since) : [])
  const gone: string[] = []
  let suspected = 0
  for (const [id, one] of asked) {
    waiting.delete(id)
    if (numbered.has(id)) continue
    one.misses = inInbox.has(id) ? 0 : one.misses + 1
    if (one.misses < 2) {
      suspected += one.misses
      // behind the others, so that each has its turn
      waiting.set(id, one)
    } else gone.push(id)
  }
  if (gone.length > 0) await reportMissing(city, gone)
  return suspected
}

async function reportMissing(city: LedgerKernel, ids: string[]): Promise<void> {
  raise(city, 'LEDGER_ENTRY_MISSING', { ids })
  const { file } = witnessOf(city.config)
  await transaction(city.sql, async (tx) => {
    await queries.waitForSequence(tx)
    const newest = await newestLine(file).catch((error: unknown) => {
      if (error instanceof WitnessDamaged || error instanceof WitnessAway) return undefined
      throw error
    })
    // a witness that has gone is an alarm of its own, and is not begun by this
    if (newest === undefined) return
    const { size, hash, head } = newest.line
    const at = city.clock.now().toISOString()
    await append(
      file,
      newest,
      ids.map((entry): Saying => ({ kind: 'missing', size, hash, head, at, entry })),
    )
  })
}

/** Keeps looking, in every server process: each knows only what it saw itself. */
export function followMissing(city: LedgerKernel): () => void {
  let timer: NodeJS.Timeout
  const look = async () => {
    let suspected = 0
    try {
      suspected = await seekMissing(city)
    } catch (error) {
      if (!isDatabaseAway(error)) city.log.warn({ err: error }, 'what waits for the ledger could not be looked for; tried again')
    }
    timer = setTimeout(look, suspected > 0 ? AGAIN_MS : EVERY_MS)
    timer.unref()
  }
  timer = setTimeout(look, EVERY_MS)
  timer.unref()
  return () => clearTimeout(timer)
}
