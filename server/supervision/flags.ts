// SPDX-License-Identifier: Apache-2.0
import { reachInCases } from '../cases/index.ts'
import { anId, anInstant, localIso, pagedList } from '../kernel/index.ts'
import type { Subscriber } from '../outbox/index.ts'
import type { Officer } from '../people/index.ts'
import type { City } from './needs.ts'
import { nameOf } from './period.ts'
import * as queries from './queries.ts'

const FLAGS = pagedList<[string, string]>('flags', anInstant, anId)

const kinds: Record<string, string> = {
  supplementRepeated: '试图二次要求补正',
  acceptedBySilence: '逾期未告知，视为受理',
  caseOverdue: '办件超期',
  taskOverdue: '任务超期',
  taskTimedOut: '到期没有答复，流程已转下一步',
  suspensionLapsed: '特别程序到期未结束，计时已恢复',
  caseParked: '流程停住',
  taskUnstaffed: '没有人可以办',
  caseLimitMoved: '期限随依据的日子改变',
  caseDueMoved: '日历调整，到期日改变',
}

/** The rules of supervision listen to facts; nobody reports on himself. */
export const flagSubscriber: Subscriber<City> = {
  name: 'supervision.flags',
  facts: Object.keys(kinds),
  async receive(_city, tx, { id, kind, root, at, payload }) {
    await queries.insertFlag(tx, {
      department: String(payload.department),
      region: String(payload.region),
      id,
      kind,
      root,
      caseId: String(payload.caseId),
      number: String(payload.number),
      item: String(payload.item),
      at,
      detail: payload,
    })
  },
}

export async function flags(city: City, officer: Officer, asked: { limit?: number; after?: string }) {
  const limit = asked.limit ?? 50
  const reach = reachInCases(officer, 'case.read')
  const rows = await queries.flagsOf(city.sql, reach, limit, FLAGS.read(city.config, asked.after))
  const shown = FLAGS.page(city.config, rows, limit, (row) => [row.at.toISOString(), row.id])
  return {
    rows: shown.rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      what: `${kinds[row.kind] ?? row.kind}${row.kind === 'acceptedBySilence' && row.detail.unstaffed === true ? '（没有人可以办）' : ''}`,
      root: row.root,
      caseId: row.caseId,
      number: row.number,
      itemName: typeof row.detail.itemName === 'string' ? row.detail.itemName : row.item,
      department: typeof row.detail.unitName === 'string' ? row.detail.unitName : nameOf(city, row.department),
      at: localIso(row.at),
    })),
    next: shown.next,
  }
}
