// SPDX-License-Identifier: Apache-2.0
import { newId, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { insertFacts } from '../outbox/index.ts'
import * as queries from './declared-queries.ts'
import type { PeopleCity } from './needs.ts'
import { indexOfIdNumber, standInNumber } from './person.ts'
import { refreshSnapshot } from './session-queries.ts'

const AT_ONCE = 100

/**
 * Accounts that were opened with a foreign document before a counter had to see it stand where one that is opened today stands: the
 * document is declared, the level is 1, at the next click too, and whoever it is is told what to do. Each batch is one transaction;
 * two servers take different ones; where there is nothing left it is one look. Answers how many.
 */
export async function declareUnseen(city: PeopleCity): Promise<number> {
  let declared = 0
  for (;;) {
    const rows = await transaction(city.sql, async (tx) => {
      const rows = await queries.takeUnseen(tx, AT_ONCE)
      const at = city.clock.now()
      for (const row of rows) {
        const stand = standInNumber(row.person)
        await queries.makeDeclaration(tx, row, {
          number: city.vault.protect(stand),
          index: indexOfIdNumber(city.vault, stand),
        })
        await refreshSnapshot(tx, row.person)
      }
      await record(
        tx,
        at,
        rows.map(({ person, document }) => ({
          ...{ act: 'identity.declared', actor: { kind: 'system', id: 'people' }, subject: { kind: 'account', id: person } },
          ...{ about: person, facts: { document } },
        })),
      )
      for (const { person } of rows)
        await insertFacts(tx, [{ root: person, id: newId(), kind: 'identityDeclared', payload: { account: person }, at }])
      return rows.length
    })
    declared += rows
    if (rows < AT_ONCE) return declared
  }
}
