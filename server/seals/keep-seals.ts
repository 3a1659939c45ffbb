// SPDX-License-Identifier: Apache-2.0
import { transaction } from '../kernel/index.ts'
import { type Officer, reachOf, within } from '../people/index.ts'
import type { SealsCity } from './needs.ts'
import * as seals from './seal-queries.ts'
import * as sealings from './sealing-queries.ts'
import { ownSeal, setSeal, whoseSeal } from './seals.ts'

export async function listSeals(city: SealsCity, officer: Officer) {
  const rows = await seals.listSeals(city.sql)
  const reach = reachOf(officer, 'department', 'seal.manage')
  const own = rows.filter((row) => within(reach, whoseSeal(city, row)))
  const waiting = new Map(
    await Promise.all(
      own.map(async (row) => [row.id, (await sealings.waitingSealings(city.sql, row.department, 100)).length] as const),
    ),
  )
  return {
    rows: own.map((row) => ({
      ...row,
      /** documents that a decision has given and this seal has not signed yet; 100 stands for more */
      waiting: waiting.get(row.id) ?? 0,
      changedAt: row.changedAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    })),
  }
}

export function setSealStatus(city: SealsCity, officer: Officer, id: string, to: { status: seals.SealStatus; reason: string }) {
  return transaction(city.sql, (tx) => setSeal(city, tx, officer, id, to))
}

const WHY: Record<string, string> = { SEAL_NOT_ACTIVE: '印章已停用', SIGN_NOT_PRINTABLE: '有字库里没有的字' }

/** What a decision has given and the seal has not signed yet, and why it waits. */
export async function listWaiting(city: SealsCity, officer: Officer, id: string) {
  const seal = await ownSeal(city, city.sql, officer, id, seals.findSeal)
  const rows = await sealings.waitingSealings(city.sql, seal.department, 100)
  return {
    rows: rows.map((row) => ({
      document: row.document,
      what: row.what,
      by: row.byName,
      since: row.askedAt.toISOString(),
      why: row.because === null ? '正在盖章' : (WHY[row.because] ?? row.because),
    })),
  }
}

export async function listSealUses(city: SealsCity, officer: Officer, id: string) {
  const seal = await ownSeal(city, city.sql, officer, id, seals.findSeal)
  const rows = await seals.sealUses(city.sql, seal.id, new Date(city.clock.now().getTime() + 1), 100)
  return { rows: rows.map((row) => ({ ...row, usedAt: row.usedAt.toISOString() })) }
}
