// SPDX-License-Identifier: Apache-2.0

import type { Vault } from '../kernel/crypto/index.ts'
import type { Clock, Config, Log, Metrics, Sql } from '../kernel/index.ts'
import { type Contradiction, examine } from './examine.ts'
import { handOf } from './hand.ts'
import { witnessOf } from './witness.ts'

export type LedgerKernel = {
  sql: Sql
  clock: Clock
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'witnessCopy'>
  log: Log
  metrics: Metrics
  vault: Vault
}

/** What an operator must look at. Only a contradiction stops the numbering. */
export type Alarm = Contradiction | 'LEDGER_ENTRY_MISSING' | 'LEDGER_ENTRY_FORGED' | 'LEDGER_COPY_DIFFERS' | 'LEDGER_COPY_AWAY'

const SAY_AGAIN_MS = 60_000

/** Says it in the log (again each minute) and at /metrics, until `calm` is called. */
export function raise({ sql, clock, log, metrics }: LedgerKernel, code: Alarm, facts: object = {}): void {
  const { alarms } = handOf(sql)
  const now = clock.now().getTime()
  const known = alarms.get(code)
  metrics.alarms.set({ code }, 1)
  if (known !== undefined && now - known.saidAt < SAY_AGAIN_MS) return
  alarms.set(code, { since: known?.since ?? now, saidAt: now })
  log.error({ code, ...facts }, 'the ledger is in alarm: see docs/guides/install-and-operate.md')
}

/** Answers since when it was on, if it was. */
export function calm({ sql, log, metrics }: LedgerKernel, code: Alarm): number | undefined {
  const { alarms } = handOf(sql)
  const since = alarms.get(code)?.since
  if (since === undefined) return undefined
  alarms.delete(code)
  metrics.alarms.set({ code }, 0)
  log.warn({ code }, 'the ledger is no longer in this alarm')
  return since
}

/** What this process sees wrong at this moment, whether or not it is the one that numbers. */
export async function alarmsOf(city: LedgerKernel): Promise<string[]> {
  const examined = await examine(city.sql, city.vault, witnessOf(city.config))
  const codes = new Set<string>(handOf(city.sql).alarms.keys())
  for (const code of CONTRADICTIONS) codes.delete(code)
  if ('alarm' in examined) codes.add(examined.alarm)
  return [...codes]
}

export const CONTRADICTIONS: Contradiction[] = [
  'LEDGER_BEHIND_WITNESS',
  'LEDGER_CONTRADICTS_WITNESS',
  'LEDGER_WITNESS_MISSING',
  'LEDGER_WITNESS_DAMAGED',
  'LEDGER_WITNESS_AWAY',
]

export const isContradiction = (code: string): boolean => CONTRADICTIONS.some((one) => one === code)
