// SPDX-License-Identifier: Apache-2.0
import { aWord, pagedList, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { accountNames, firmByCode, type Officer, reachOf, within } from '../people/index.ts'
import { findRow, registerOf } from '../registers/index.ts'
import { type Account, type AccountType, controlOf, nameOf } from './account.ts'
import { findType } from './find.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { type AskedStatement, openAccount, shown, statementOf } from './view.ts'

const READ = 'account.read'

/** All accounts of a type are seen by the positions that it names, in the department that keeps it. */
const readsAll = (officer: Officer, { keeperCode, region, readBy = [] }: AccountType): boolean =>
  within(reachOf(officer, 'department', READ), { department: keeperCode, region }) &&
  officer.positions.some(
    ({ position, department, permissions }) =>
      department === keeperCode && readBy.includes(position) && permissions.includes(READ),
  )

/** Of accounts of departments those of one's own are seen, by whoever reads accounts there. */
const ownDepartments = (officer: Officer, { owner }: AccountType): string[] =>
  owner === 'department'
    ? officer.positions.filter(({ permissions }) => permissions.includes(READ)).map(({ department }) => department)
    : []

/** The types of which an officer sees accounts. */
export function typesFor(city: City, officer: Officer) {
  const seen = [...city.content.accountTypes.values()].filter(
    (type) => readsAll(officer, type) || ownDepartments(officer, type).length > 0,
  )
  return {
    rows: seen.map((type) => ({
      id: type.id,
      name: type.name,
      about: type.about,
      keeper: [...city.content.departments.values()].find(({ code }) => code === type.keeperCode)?.name ?? type.keeper,
      unit: { name: type.unit.name, nameEn: type.unit.nameEn ?? null, decimals: type.unit.decimals ?? 0 },
      all: readsAll(officer, type),
    })),
  }
}

const ACCOUNTS = pagedList<[string]>('accounts', aWord)

/** Accounts of a type, by name: never by how much stands in them, for nobody compares persons by that. Throws ACCOUNT_UNKNOWN. */
export async function listAccounts(city: City, officer: Officer, id: string, asked: { limit?: number; after?: string }) {
  const type = findType(city, id)
  if (!type) throw new Refusal('ACCOUNT_UNKNOWN')
  const isAll = readsAll(officer, type)
  const [only] = ownDepartments(officer, type)
  if (!isAll && only === undefined) throw new Refusal('ACCOUNT_UNKNOWN')
  const limit = asked.limit ?? 20
  const [after = ''] = ACCOUNTS.read(city.config, asked.after) ?? []
  const found = await queries.accountsOfType(city.sql, id, { after, limit: limit + 1, only: isAll ? null : (only ?? null) })
  const { rows, next } = ACCOUNTS.page(city.config, found, limit, ({ account }) => [account])
  const controls = isAll ? type.controls.map((one) => controlOf(type, one.id)) : []
  return {
    next,
    controls: await Promise.all(
      controls.map(async (control) => {
        const { total } = await queries.sumsOf(city.sql, control.id, new Date(0), new Date(0))
        return { account: control.id, name: nameOf(control), balance: total }
      }),
    ),
    rows: await Promise.all(
      rows.map(async (row) => ({
        account: row.account,
        owner: await ownerName(city, city.sql, row.ownerKind, row.owner),
        period: row.period === '' ? null : row.period,
        balance: row.balance,
      })),
    ),
  }
}

/** Whose an account is, in words: a person by her family name. */
async function ownerName(city: City, tx: Tx, kind: string, id: string): Promise<string> {
  if (kind === 'city') return '本市'
  if (kind === 'person') return (await accountNames(tx, [id])).get(id)?.name ?? '—'
  if (kind === 'firm') return (await firmByCode(tx, id)).title
  if (kind === 'department') return [...city.content.departments.values()].find(({ code }) => code === id)?.name ?? id
  const register = registerOf(city, kind)
  const row = register && (await findRow(city, tx, register, id))
  return String(row?.fields[register?.title ?? ''] ?? id)
}

/** An account that the officer sees, or a control account of a type all of which she sees. Throws ACCOUNT_UNKNOWN. */
async function seen(city: City, tx: Tx, officer: Officer, id: string): Promise<Account> {
  const [named = '', control] = id.split('.')
  const ofControl = findType(city, named)
  if (ofControl && control !== undefined && ofControl.controls.some((one) => one.id === control)) {
    if (readsAll(officer, ofControl)) return controlOf(ofControl, control)
    throw new Refusal('ACCOUNT_UNKNOWN')
  }
  const account = await openAccount(city, tx, id)
  const isSeen =
    account && (readsAll(officer, account.type) || ownDepartments(officer, account.type).includes(account.owner?.id ?? ''))
  if (!account || !isSeen) throw new Refusal('ACCOUNT_UNKNOWN')
  return account
}

/** The statement of an account; that it was read is on record before the answer leaves. Throws ACCOUNT_UNKNOWN. */
export function readStatement(city: City, officer: Officer, asked: AskedStatement, act: 'account.read' | 'account.exported') {
  return transaction(city.sql, async (tx) => {
    const account = await seen(city, tx, officer, asked.account)
    const owner = account.owner
    await record(tx, city.clock.now(), [
      {
        act,
        actor: { kind: 'officer', id: officer.id },
        subject: { kind: 'account', id: account.id },
        ...(owner?.kind === 'person' || owner?.kind === 'firm' ? { about: owner.id } : {}),
        facts: { from: asked.from ?? null, to: asked.to ?? null },
      },
    ])
    const name = owner ? await ownerName(city, tx, owner.kind, owner.id) : nameOf(account)
    return { account: await shown(city, tx, account, name), ...(await statementOf(city, tx, account, asked, 'officer')) }
  })
}
