// SPDX-License-Identifier: Apache-2.0
import { dayOf, newId, type Tx, transaction } from '../kernel/index.ts'
import { type Account, accountOf, controlOf } from './account.ts'
import { findType } from './find.ts'
import { isOver } from './lots.ts'
import { type Move, moveNow } from './moves.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

const AT_ONCE = 100
const thePlatform = { kind: 'system', id: 'accounts' }

/**
 * What has run out goes to the control account that its type names, and what is left of a time that is over lapses or goes on in the
 * account of the new one: in pairs, each account in a transaction of its own, decided again under the hold of its row, so that two
 * servers at once move it once. Says how many accounts it moved.
 */
export const accountSweep = {
  name: 'accounts.sweep',
  everyMilliseconds: 60_000,
  async run(city: City): Promise<number> {
    const today = dayOf(city.clock.now())
    let moved = 0
    for (const type of city.content.accountTypes.values()) {
      const over = type.lots ? await queries.lotsOver(city.sql, type.id, today, AT_ONCE) : []
      for (const { account } of over) moved += await expire(city, account, today)
      if (!type.period) continue
      const { period } = accountOf(type, { kind: type.owner, id: '' }, today)
      for (const { account } of await queries.leftIn(city.sql, type.id, period, AT_ONCE))
        moved += await endPeriod(city, account, today)
    }
    return moved
  },
}

function expire(city: City, id: string, today: string): Promise<number> {
  return transaction(city.sql, async (tx) => {
    const account = await held(city, tx, id)
    const expired = account?.type.lots?.expired
    if (!account || expired === undefined) return 0
    const over = (await queries.lotsOf(tx, id)).filter((lot) => isOver(lot, today))
    const amount = over.reduce((sum, lot) => sum + lot.amount, 0)
    if (amount === 0) return 0
    return move(city, tx, { from: account, to: controlOf(account.type, expired), amount, act: 'expire', purpose: '到期' })
  })
}

function endPeriod(city: City, id: string, today: string): Promise<number> {
  return transaction(city.sql, async (tx) => {
    const account = await held(city, tx, id)
    const rule = account?.type.period
    if (!account?.owner || !rule) return 0
    const amount = (await queries.findBalance(tx, id)) ?? 0
    const to =
      rule.left === 'carry'
        ? accountOf(account.type, account.owner, today)
        : rule.lapsed === undefined
          ? undefined
          : controlOf(account.type, rule.lapsed)
    if (amount <= 0 || !to || to.id === id) return 0
    return move(city, tx, { from: account, to, amount, act: 'period', purpose: rule.left === 'carry' ? '结转' : '过期' })
  })
}

/** The account as it stands, held until the transaction is over; undefined where its type is no more. */
async function held(city: City, tx: Tx, id: string): Promise<Account | undefined> {
  await queries.holdBalance(tx, id)
  const row = await queries.findAccount(tx, id)
  return row && accountOfRow(city, row)
}

export function accountOfRow(city: Pick<City, 'content'>, row: queries.BalanceRow): Account | undefined {
  const type = findType(city, row.type)
  return type && { id: row.account, type, owner: { kind: row.ownerKind, id: row.owner }, period: row.period, isHeld: row.isHeld }
}

async function move(city: City, tx: Tx, going: Pick<Move, 'from' | 'to' | 'amount' | 'act' | 'purpose'>): Promise<number> {
  const id = newId()
  await moveNow(tx, [{ ...going, id, ref: `${going.act}/${id}`, actor: thePlatform, about: null }], city.clock.now())
  return 1
}
