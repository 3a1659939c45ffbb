// SPDX-License-Identifier: Apache-2.0
import type { Part, Tx } from '../kernel/index.ts'
import type { Case } from './case.ts'

type Of = Pick<Case, 'root' | 'id' | 'submittedAt'>

/** A number that is there already is an error; `again`: this case's stays as it is, and of another case's no row comes back. */
export const putNumber = (tx: Tx, { root, id }: Of, number: string, again: boolean): Part => tx`
  insert into cases.numbers as n (number, root, id) values (${number}, ${root}, ${id})
  ${again ? tx`on conflict (number) do update set id = excluded.id where n.root = excluded.root and n.id = excluded.id returning 1` : tx``}`

/** As `putNumber`, with the code that a stranger does not know. */
export const putShortNumber = (tx: Tx, { root, id }: Of, shortNumber: string, queryCode: string, again: boolean): Part => tx`
  insert into cases.short_numbers as n (short_number, query_code, root, id) values (${shortNumber}, ${queryCode}, ${root}, ${id})
  ${again ? tx`on conflict (short_number) do update set id = excluded.id where n.root = excluded.root and n.id = excluded.id returning 1` : tx``}`

/** A case stands in the list of whoever it is of; `again`: one that stands there stays as it is. */
export const putByApplicant = (
  tx: Tx,
  { root, id, submittedAt }: Of,
  applicant: string,
  isOpen: boolean,
  again: boolean,
): Part => tx`
  insert into cases.by_applicant (applicant_id, submitted_at, root, id, is_open) values (${applicant}, ${submittedAt}, ${root}, ${id}, ${isOpen})
  ${again ? tx`on conflict (applicant_id, root, id) do nothing` : tx``}`

/** It is none of his open cases any more. */
export const endByApplicant = (tx: Tx, { root, id }: Of, applicant: string): Part => tx`
  update cases.by_applicant set is_open = false where applicant_id = ${applicant} and root = ${root} and id = ${id}`
