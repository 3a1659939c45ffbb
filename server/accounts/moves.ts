// SPDX-License-Identifier: Apache-2.0
import { compileFeel } from '@chengshu/engine'
import { dayOf, type Part, Refusal, type Tx } from '../kernel/index.ts'
import { type Account, isControl, nameOf, sayAmount } from './account.ts'
import { isOver, type Lot, lotOf, takeFirst, withPieces } from './lots.ts'
import * as queries from './queries.ts'
import { MOST_BALANCE } from './schema.ts'

/** So much goes from one account to another. */
export type Move = {
  id: string
  from: Account
  to: Account
  /** a whole number of the smallest part, more than nothing */
  amount: number
  act: queries.PostingAct
  /** what asks for it: once in an account */
  ref: string
  purpose: string
  actor: { kind: string; id: string }
  about: { root: string; caseId: string; caseNumber: string } | null
  /** what comes in has a batch of its own, and a last day of its own */
  lot?: { name?: string | undefined; expiresOn?: string | undefined } | undefined
  /** where too little is left at the write, the act is done again and finds its other way */
  isAgain?: boolean
}

/** A part that must write one row: without it `otherwise` is thrown, or what asks is done again. */
export type Demanded = { part: Part; otherwise: Error | 'again' }
export type Settled = { demands: Demanded[]; parts: Part[] }

export const shortOf = ({ from, amount }: Pick<Move, 'from' | 'amount'>): Refusal =>
  new Refusal('INSUFFICIENT_BALANCE', { account: nameOf(from), amount: sayAmount(from.type, amount), unit: from.type.unit.name })

const hasLots = (account: Account): boolean => !isControl(account) && account.type.lots !== undefined
const byId = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)

/**
 * What moves come to, as rows: each account once, however often it is moved, in the order of their names, so that two that go opposite
 * ways wait for each other in one order. Accounts with lots are held before the rest and their lots are read under that hold; others
 * are decided in the statement itself. Throws INSUFFICIENT_BALANCE, ACCOUNT_FULL.
 */
export async function settle(moves: readonly Move[], now: Date, asked: { tx: Tx; begin(): Promise<Tx> }): Promise<Settled> {
  const nets = new Map<string, { account: Account; by: number }>()
  for (const { from, to, amount } of moves)
    for (const [account, by] of [[from, -amount] as const, [to, amount] as const])
      if (!isControl(account)) nets.set(account.id, { account, by: (nets.get(account.id)?.by ?? 0) + by })
  const own = [...nets].toSorted(byId).map(([, net]) => net)
  const kept = own.filter(({ account }) => hasLots(account))
  const tx = kept.length > 0 ? await asked.begin() : asked.tx
  const lots = new Map<string, Lot[]>()
  for (const { account } of kept) {
    await queries.openWith(tx, account, 0, 0, now)
    await queries.holdBalance(tx, account.id)
    lots.set(account.id, await queries.lotsOf(tx, account.id))
  }
  const before = new Map(lots)
  for (const move of moves) moveLots(move, lots, dayOf(now))
  const demands: Demanded[] = []
  for (const { account, by } of own) {
    const demanded = by === 0 ? undefined : await demandOf(tx, account, by, moves, now)
    if (demanded) demands.push(demanded)
  }
  const changed = kept.flatMap(({ account }) => {
    const rows = lots.get(account.id) ?? []
    return rows === before.get(account.id) ? [] : [queries.putLots(tx, account, rows)]
  })
  return { demands, parts: [...changed, queries.insertPostings(tx, moves.flatMap(sidesOf), now)] }
}

async function demandOf(tx: Tx, account: Account, by: number, moves: readonly Move[], now: Date): Promise<Demanded> {
  const floor = account.isHeld ? 0 : (account.type.floor ?? 0)
  const ceiling = account.isHeld ? MOST_BALANCE : (account.type.ceiling ?? MOST_BALANCE)
  const { unit, name } = account.type
  if (by > 0) {
    const full = new Refusal('ACCOUNT_FULL', { account: name, most: sayAmount(account.type, ceiling), unit: unit.name })
    if (by > ceiling) throw full
    return { part: queries.addBalance(tx, account, by, { floor, ceiling }, now), otherwise: full }
  }
  const out = moves.filter(({ from }) => from.id === account.id)
  const short = shortOf({ from: account, amount: -by })
  // what may stand below nothing may begin there
  if (floor < 0 && (await queries.findBalance(tx, account.id)) === undefined) {
    if (by < floor) throw short
    return { part: queries.openWith(tx, account, by, floor, now), otherwise: 'again' }
  }
  return {
    part: queries.takeBalance(tx, account, -by, floor, now),
    otherwise: out.some((one) => one.isAgain === true) ? 'again' : short,
  }
}

/** Lots go from one account into the other as they are; what comes from outside gets its last day by its type. */
function moveLots(move: Move, lots: Map<string, Lot[]>, today: string): void {
  const { from, to, amount, act } = move
  const [source, target] = [lots.get(from.id), lots.get(to.id)]
  let pieces: Lot[] | undefined = hasLots(to) ? [newLot(move, today)] : []
  if (source) {
    const passes = !from.isHeld && act !== 'expire' && act !== 'period'
    pieces = takeFirst(act === 'expire' ? source.filter((one) => isOver(one, today)) : source, amount, today, passes)
    if (!pieces) throw shortOf(move)
    lots.set(from.id, withPieces(source, pieces, -1))
  }
  if (target) lots.set(to.id, withPieces(lots.get(to.id) ?? target, pieces, 1))
}

function newLot({ to, amount, lot = {} }: Move, today: string): Lot {
  const lasts = to.type.lots?.lasts
  const expiresOn = lot.expiresOn ?? (lasts === undefined ? null : lastDay(lasts, today))
  if (expiresOn !== null && expiresOn < today) throw new Refusal('LOT_OVER', { account: to.type.name, day: expiresOn })
  return { lot: lotOf(lot.name ?? '', expiresOn), expiresOn, amount }
}

/** The last day of what comes in today. */
function lastDay(source: string, today: string): string | null {
  const { value } = compileFeel(source).evaluate({ today })
  if (value === null) return null
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new Error(`${source} is no day`)
  return value
}

function sidesOf({ id, from, to, amount, act, ref, purpose, actor, about }: Move): queries.NewPosting[] {
  const both = {
    ...{ id, act, ref, purpose, actor },
    ...(about ?? { root: null, caseId: null, caseNumber: null }),
  }
  return [
    { ...both, account: from.id, type: from.type.id, other: to.id, amount: -amount },
    { ...both, account: to.id, type: to.type.id, other: from.id, amount },
  ]
}

/** Writes moves in the caller's transaction. Throws as `settle`. */
export async function moveNow(tx: Tx, moves: readonly Move[], now: Date): Promise<void> {
  const { demands, parts } = await settle(moves, now, { tx, begin: async () => tx })
  for (const { part, otherwise } of demands) {
    const { length } = await part
    if (length !== 1) throw otherwise === 'again' ? new Refusal('BUSY') : otherwise
  }
  for (const part of parts) await part
}

/** What can be taken of an account today. */
export async function spendable(tx: Tx, account: Account, today: string): Promise<number> {
  if (hasLots(account)) {
    const lots = await queries.lotsOf(tx, account.id)
    return lots.reduce((sum, lot) => sum + (isOver(lot, today) && !account.isHeld ? 0 : lot.amount), 0)
  }
  return ((await queries.findBalance(tx, account.id)) ?? 0) - (account.isHeld ? 0 : (account.type.floor ?? 0))
}
