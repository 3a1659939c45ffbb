// SPDX-License-Identifier: Apache-2.0
import type { AccountFile } from './schema.ts'

/** A type of account as a city uses it. `keeperCode`: credit code of the department that answers for it, `region` that department's. */
export type AccountType = AccountFile & { keeperCode: string; region: string }

/** Whose an account is. `id`: of a person the account's id, of a firm or department the credit code, of a row its key; of the city nothing. */
export type Owner = { kind: string; id: string }

/** An account by its name in the tables. A control account has no owner. */
export type Account = { id: string; type: AccountType; owner: Owner | null; period: string; isHeld: boolean }

export const isControl = ({ owner }: Account): boolean => owner === null

/** A control account is `<type>.<control>`, an owner's `<type>/<owner>`, with `/<period>` in types that have periods. */
export function controlOf(type: AccountType, control: string): Account {
  return { id: `${type.id}.${control}`, type, owner: null, period: '', isHeld: false }
}

export function accountOf(type: AccountType, owner: Owner, day: string): Account {
  const period = type.period ? day.slice(0, type.period.every === 'year' ? 4 : 7) : ''
  const id = [type.id, owner.id, ...(period === '' ? [] : [period])].join('/')
  return { id, type, owner, period, isHeld: false }
}

/** The account in which what is reserved of this one lies until it is taken or given back. */
export const heldOf = (account: Account): Account => ({ ...account, id: `${account.id}#held`, isHeld: true })

/** In which unit two accounts count: between different ones nothing is posted. */
export const isSameUnit = (a: Pick<AccountFile, 'unit'>, b: Pick<AccountFile, 'unit'>): boolean =>
  a.unit.name === b.unit.name && (a.unit.decimals ?? 0) === (b.unit.decimals ?? 0)

/** 12.50 元 of 1250 分, without the rounding of fractions. */
export function sayAmount({ unit }: Pick<AccountFile, 'unit'>, amount: number): string {
  const decimals = unit.decimals ?? 0
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  return `${amount < 0 ? '-' : ''}${digits.slice(0, cut)}${decimals > 0 ? `.${digits.slice(cut)}` : ''}`
}

/** A control account is called by its own name, an owner's by that of its type. */
export const nameOf = ({ id, type, owner, isHeld }: Account): string =>
  owner === null
    ? (type.controls.find((one) => `${type.id}.${one.id}` === id)?.name ?? id)
    : isHeld
      ? `${type.name}（预留）`
      : type.name
