// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { closedPersons, namedAs } from './closed.ts'
import type { Declared } from './person.ts'

type Registered = {
  id: string
  login: string
  name: string
  /** what stands for an identity number until the document is confirmed */
  stand: { number: string; index: string }
  document: { kind: string; number: string; index: string }
  mobile: string
  mobileIndex: string
  password: string
  at: Date
}

/** An account of which nothing is proven but the telephone: level 1, and no identity number that anything else carries. */
export async function insertDeclared(tx: Tx, row: Registered): Promise<void> {
  const { name, nameIndex } = namedAs(tx, row, row.name)
  await tx`insert into people.mobiles (mobile_index, person) values (${row.mobileIndex}, ${row.id})`
  await tx`
    insert into people.persons (id, login, name, name_index, id_number, id_number_index, mobile, level, password, created_at)
    values (${row.id}, ${row.login}, ${name}, ${nameIndex}, ${row.stand.number}, ${row.stand.index}, ${row.mobile}, 1, ${row.password}, ${row.at})`
  await tx`
    insert into people.declarations (person, document, number, number_index, declared_at)
    values (${row.id}, ${row.document.kind}, ${row.document.number}, ${row.document.index}, ${row.at})`
}

export async function hasAccount(tx: Tx, numberIndex: string): Promise<boolean> {
  const rows = await tx`select 1 from people.identities where id_number_index = ${numberIndex}`
  return rows.length > 0
}

export type Declaration = { name: string; document: Declared['document']; number: string; numberIndex: string }

/** Held until the transaction ends: of two clerks at once one finds it. */
export async function holdDeclaration(tx: Tx, person: string): Promise<Declaration | undefined> {
  const rows = await tx<(Declaration & { id: string })[]>`
    select p.id, p.name, d.document, d.number, d.number_index as "numberIndex"
      from people.declarations d join people.persons p on p.id = d.person
     where d.person = ${person} for update of d`
  const [row] = await closedPersons.open(tx, rows)
  return row
}

export async function findDeclaration(tx: Tx, person: string): Promise<Pick<Declaration, 'document' | 'number'> | undefined> {
  const [row] = await tx<Pick<Declaration, 'document' | 'number'>[]>`
    select document, number from people.declarations where person = ${person}`
  return row
}

/** False when another account has the document, also when it got it at this very instant. */
export async function giveDocument(tx: Tx, row: { person: string; number: string; numberIndex: string }): Promise<boolean> {
  const taken = await tx`
    insert into people.identities (id_number_index, person) values (${row.numberIndex}, ${row.person})
    on conflict (id_number_index) do nothing`
  if (taken.count === 0) return false
  await tx`
    update people.persons set id_number = ${row.number}, id_number_index = ${row.numberIndex}, level = 2 where id = ${row.person}`
  await tx`delete from people.declarations where person = ${row.person}`
  return true
}

export type Unseen = { person: string; document: string; since: Date; number: string; numberIndex: string }

/** The next accounts from before whose document no counter has seen; what another server has in hand is passed over. */
export async function takeUnseen(tx: Tx, limit: number): Promise<Unseen[]> {
  const waiting = await tx<{ person: string }[]>`select person from people.unseen_documents order by person limit ${limit}`
  const held: Unseen[] = []
  for (const { person } of waiting)
    held.push(
      ...(await tx<Unseen[]>`
        select u.person, u.document, u.since, p.id_number as number, p.id_number_index as "numberIndex"
          from people.unseen_documents u join people.persons p on p.id = u.person
         where u.person = ${person} for update of u skip locked`),
    )
  return held
}

/** The document is what the account declares, and no longer the number under which it is found. */
export async function makeDeclaration(tx: Tx, row: Unseen, stand: { number: string; index: string }): Promise<void> {
  await tx`
    insert into people.declarations (person, document, number, number_index, declared_at)
    values (${row.person}, ${row.document}, ${row.number}, ${row.numberIndex}, ${row.since})`
  await tx`delete from people.identities where id_number_index = ${row.numberIndex} and person = ${row.person}`
  await tx`
    update people.persons set id_number = ${stand.number}, id_number_index = ${stand.index}, level = 1 where id = ${row.person}`
  await tx`delete from people.unseen_documents where person = ${row.person}`
}
