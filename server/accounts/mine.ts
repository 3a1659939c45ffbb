// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../kernel/index.ts'
import type { Person } from '../people/index.ts'
import { REPRESENTATIVE, unitsOf } from '../units/index.ts'
import type { Owner } from './account.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { accountOfRow } from './sweep.ts'
import { type AskedStatement, openAccount, type ShownAccount, shown, statementOf } from './view.ts'

/** Whose accounts a person looks at: her own, those of the firm that she acts for, and of the units that she represents, as of now. */
async function ownersFor(city: City, person: Person): Promise<(Owner & { name: string })[]> {
  const { actingFor } = person
  const units = (await unitsOf(city, city.sql, person)).flatMap(({ unit, roles }) => {
    const cut = unit.id.indexOf('/')
    return roles.some(({ id }) => id === REPRESENTATIVE)
      ? [{ kind: unit.id.slice(0, cut), id: unit.id.slice(cut + 1), name: unit.name }]
      : []
  })
  const firm = actingFor ? [{ kind: 'firm', id: actingFor.creditCode, name: actingFor.name }] : []
  const all = [{ kind: 'person', id: person.id, name: person.name }, ...firm, ...units]
  return [...new Map(all.map((one) => [`${one.kind}/${one.id}`, one])).values()]
}

/** 我的账户. */
export async function myAccounts(city: City, person: Person): Promise<{ rows: ShownAccount[] }> {
  const rows: ShownAccount[] = []
  for (const owner of await ownersFor(city, person))
    for (const row of await queries.accountsOf(city.sql, owner.kind, owner.id)) {
      const account = row.isHeld ? undefined : accountOfRow(city, row)
      if (account) rows.push(await shown(city, city.sql, account, owner.name))
    }
  return { rows }
}

/** The statement of an account of hers. Throws ACCOUNT_UNKNOWN for everybody else's as for none. */
export async function myStatement(city: City, person: Person, asked: AskedStatement) {
  const account = await openAccount(city, city.sql, asked.account)
  const owner =
    account && (await ownersFor(city, person)).find(({ kind, id }) => kind === account.owner?.kind && id === account.owner.id)
  if (!account || !owner || account.isHeld) throw new Refusal('ACCOUNT_UNKNOWN')
  return {
    account: await shown(city, city.sql, account, owner.name),
    ...(await statementOf(city, city.sql, account, asked, 'owner')),
  }
}
