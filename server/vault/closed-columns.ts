// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Log, type Metrics, noteClosed, type OpenValue, type Sql, type Tx } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { Closed, VaultCity } from './needs.ts'
import * as queries from './queries.ts'

/**
 * So long after a column became known here every server of a rolling upgrade knows it too, and none writes it open any more. It is the
 * time that a new key is given as well.
 */
export const SETTLED = 600_000

export const columnsOf = <C extends VaultCity>(one: Closed<C>[number]): string[] => Object.keys(one.columns ?? {})

/** What is known of the columns of each place. */
export type Marks = Map<string, queries.Mark[]>
export const marksOf = async (tx: Tx): Promise<Marks> => Map.groupBy(await queries.marks(tx), (mark) => mark.place)

const instantOf = (marks: Marks, place: string, column: string, step: queries.Mark['step']): number | undefined =>
  marks
    .get(place)
    ?.find((mark) => mark.column === column && mark.step === step)
    ?.at.getTime()

/** Whether a pass could come to say now that a column of the place is closed, or that it is known at all. */
export function awaitsMarks<C extends VaultCity>(marks: Marks, one: Closed<C>[number], now: Date): boolean {
  return columnsOf(one).some((column) => {
    if (instantOf(marks, one.place, column, 'closed') !== undefined) return false
    const known = instantOf(marks, one.place, column, 'known')
    return known === undefined || now.getTime() >= known + SETTLED
  })
}

/** After a clean pass: what it began late enough for is closed from now on, and on record. */
export async function markClosed<C extends VaultCity>(tx: Tx, one: Closed<C>[number], beganAt: Date, now: Date): Promise<void> {
  const marks = await marksOf(tx)
  const place = one.place
  const settled = columnsOf(one).filter((column) => {
    const known = instantOf(marks, place, column, 'known')
    return known !== undefined && beganAt.getTime() >= known + SETTLED
  })
  if (settled.length === 0 || (await queries.putMarks(tx, place, settled, 'closed', now)) === 0) return
  await record(tx, now, [
    {
      act: 'columns.closed',
      actor: { kind: 'system', id: 'vault' },
      subject: { kind: 'table', id: place },
      facts: { columns: settled },
    },
  ])
}

/** What other servers have found closed is refused in the open here too. */
export async function learnMarks({ sql }: { sql: Sql }): Promise<void> {
  for (const { place, column, step } of await queries.marks(sql)) if (step === 'closed') noteClosed(sql, place, column)
}

type Watch = { sql: Sql; clock: Clock; log: Log; metrics: Metrics }

/** Somebody put an open value in the place of a closed one: said in the log and at /metrics, and once for each place in the ledger. */
export function alarmOfOpenValues({ sql, clock, log, metrics }: Watch): (found: OpenValue) => void {
  const told = new Set<string>()
  return ({ place, column, about }) => {
    metrics.alarms.set({ code: 'STORED_VALUE_OPEN' }, 1)
    log.error(
      { code: 'STORED_VALUE_OPEN', place, column, about },
      'a value lies open in a column that is closed: see docs/guides/install-and-operate.md',
    )
    if (told.has(about)) return
    told.add(about)
    const entry = {
      ...{ act: 'column.foundOpen', actor: { kind: 'system' as const, id: 'vault' }, subject: { kind: 'value', id: about } },
      facts: { place, column },
    }
    record(sql, clock.now(), [entry]).catch((error: unknown) => {
      told.delete(about)
      log.error({ err: error }, 'an open value could not be written into the ledger; tried again when it is met again')
    })
  }
}
