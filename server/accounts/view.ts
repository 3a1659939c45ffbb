// SPDX-License-Identifier: Apache-2.0
import { anId, anInstant, dayOf, localIso, pagedList, type Tx } from '../kernel/index.ts'
import { accountNames } from '../people/index.ts'
import { type Account, controlOf, heldOf, nameOf } from './account.ts'
import { findType } from './find.ts'
import { isOver } from './lots.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { accountOfRow } from './sweep.ts'

const NEXT_TO_RUN_OUT = 5

export type ShownAccount = {
  account: string
  type: string
  name: string
  nameEn: string | null
  about: string
  aboutEn: string | null
  unit: { name: string; nameEn: string | null; decimals: number }
  owner: string
  period: string | null
  balance: number
  held: number
  over: { expiresOn: string; amount: number }[]
}

/** An account with what of it is reserved and what runs out next. `owner`: whose it is, by name. */
export async function shown(city: City, tx: Tx, account: Account, owner: string): Promise<ShownAccount> {
  const { type } = account
  const today = dayOf(city.clock.now())
  const lots = type.lots ? await queries.lotsOf(tx, account.id) : []
  const dated = lots.flatMap(({ expiresOn, amount }) =>
    expiresOn === null || isOver({ expiresOn }, today) ? [] : [{ expiresOn, amount }],
  )
  return {
    account: account.id,
    type: type.id,
    name: type.name,
    nameEn: type.nameEn ?? null,
    about: type.about,
    aboutEn: type.aboutEn ?? null,
    unit: { name: type.unit.name, nameEn: type.unit.nameEn ?? null, decimals: type.unit.decimals ?? 0 },
    owner,
    period: account.period === '' ? null : account.period,
    balance: (await queries.findBalance(tx, account.id)) ?? 0,
    held: (await queries.findBalance(tx, heldOf(account).id)) ?? 0,
    over: dated.toSorted((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1)).slice(0, NEXT_TO_RUN_OUT),
  }
}

const POSTINGS = pagedList<[string, string]>('postings', anInstant, anId)

/** Days of the city's clock, both within. */
export type AskedStatement = { account: string; from?: string; to?: string; limit?: number; after?: string }

const dawn = (day: string): Date => new Date(`${day}T00:00:00+08:00`)
const DAY = 86_400_000

/**
 * 对账单: what an account stood at when a time began and when it ended, what came in and went out, and the postings, a page at a time.
 * `agrees`: what its row says is the sum of all its postings. Who acted is told to officers by name; to an owner that it was an officer.
 */
export async function statementOf(city: City, tx: Tx, account: Account, asked: AskedStatement, to: 'owner' | 'officer') {
  const limit = asked.limit ?? 20
  const [from, until] = [
    dawn(asked.from ?? '2000-01-01'),
    asked.to ? new Date(dawn(asked.to).getTime() + DAY) : dawn('2900-01-01'),
  ]
  const before = POSTINGS.read(city.config, asked.after)
  const sums = await queries.sumsOf(tx, account.id, from, until)
  const found = await queries.postingsOf(tx, account.id, { from, to: until, before, limit: limit + 1 })
  const { rows, next } = POSTINGS.page(city.config, found, limit, ({ at, id }) => [at.toISOString(), id])
  const names =
    to === 'officer'
      ? await accountNames(
          tx,
          rows.map(({ actor }) => actor),
        )
      : undefined
  return {
    opening: sums.opening,
    into: sums.into,
    out: -sums.out,
    closing: sums.opening + sums.into + sums.out,
    agrees:
      account.owner === null || sums.balance === null ? sums.total === 0 || account.owner === null : sums.balance === sums.total,
    next,
    rows: rows.map((row) => ({
      id: row.id,
      at: localIso(row.at),
      amount: row.amount,
      act: row.act,
      other: otherName(city, account, row.other),
      purpose: row.purpose,
      caseNumber: row.caseNumber,
      case: to === 'officer' && row.root !== null && row.caseId !== null ? { root: row.root, id: row.caseId } : null,
      by: row.actorKind === 'system' ? null : (names?.get(row.actor)?.name ?? null),
    })),
  }
}

/** The other side by what kind of account it is; of another owner's, not whose. */
function otherName(city: City, account: Account, other: string): string {
  const [named = ''] = other.split(/[./#]/)
  const type = findType(city, named)
  if (!type) return named
  const control = type.controls.find((one) => controlOf(type, one.id).id === other)
  if (control) return control.name
  return nameOf({ ...account, type, id: other, owner: account.owner, isHeld: other.endsWith('#held') })
}

/** An account by its name in the tables, as far as it is open and its type is there. */
export async function openAccount(city: City, tx: Tx, id: string): Promise<Account | undefined> {
  const row = await queries.findAccount(tx, id)
  return row && accountOfRow(city, row)
}
