// SPDX-License-Identifier: Apache-2.0
import { Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { Officer } from './caller.ts'
import * as queries from './declared-queries.ts'
import { maskName } from './mask.ts'
import type { PeopleCity } from './needs.ts'
import { type Declared, documentNo, documentOfNumber, type IdentityDocument, indexOfIdNumber, isDeclared } from './person.ts'
import { refreshSnapshot } from './session-queries.ts'
import { spendTerminalCode } from './terminal-queries.ts'
import { indexOfTerminalCode } from './terminal-routes.ts'
import { guess } from './tries.ts'

export type Shown = Declared & {
  /** the eight digits that her own telephone shows: she holds the account */
  code: string
}

/**
 * A clerk has the original of a foreign document before her and the person beside it: the document becomes the account's, and whatever
 * the city knows under its number is hers from now on. What was typed at registration alone opens nothing.
 * Throws TERMINAL_CODE_WRONG, NOTHING_DECLARED, DOCUMENT_NOT_DECLARED, ALREADY_REGISTERED, TOO_MANY_GUESSES.
 */
export function confirmDeclared(city: PeopleCity, officer: Officer, shown: Shown): Promise<{ name: string }> {
  return guess(city, { what: 'declared document', by: { kind: 'officer', id: officer.id } }, () =>
    transaction(city.sql, async (tx) => {
      const at = city.clock.now()
      const person = await spendTerminalCode(tx, indexOfTerminalCode(city, shown.code), at)
      if (person === undefined) throw new Refusal('TERMINAL_CODE_WRONG')
      return confirm(city, tx, officer, { person, shown })
    }),
  )
}

/** By which document an account is known, and its number: the one that was confirmed, or the one that was declared and no counter has seen yet. */
export async function identityOf(
  city: Pick<PeopleCity, 'vault'>,
  tx: Tx,
  person: { id: string; idNumber: string },
): Promise<{ document: IdentityDocument; number: string } | undefined> {
  if (!isDeclared(person.idNumber)) return { document: documentOfNumber(person.idNumber), number: person.idNumber }
  const declared = await queries.findDeclaration(tx, person.id)
  return declared && { document: declared.document, number: city.vault.reveal(declared.number) }
}

async function confirm(city: PeopleCity, tx: Tx, officer: Officer, { person, shown }: { person: string; shown: Shown }) {
  const declared = await queries.holdDeclaration(tx, person)
  if (declared === undefined) throw new Refusal('NOTHING_DECLARED')
  const index = indexOfIdNumber(city.vault, documentNo(shown))
  if (declared.numberIndex !== index) throw new Refusal('DOCUMENT_NOT_DECLARED')
  if (!(await queries.giveDocument(tx, { ...declared, person }))) throw new Refusal('ALREADY_REGISTERED')
  await refreshSnapshot(tx, person)
  await record(tx, city.clock.now(), [
    {
      ...{ act: 'identity.confirmed', actor: { kind: 'officer', id: officer.id }, subject: { kind: 'account', id: person } },
      ...{ about: person, facts: { document: declared.document } },
    },
  ])
  return { name: maskName(declared.name) }
}
