// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { FieldVault } from './needs.ts'
import * as queries from './queries.ts'

export type PersonRecord = { id: string; login: string; name: string; idNumber: string; mobile: string; level: number }

/** The keyed index under which an identity number is found; its check sign X may be written small. */
export function indexOfIdNumber(vault: Pick<FieldVault, 'indexOf'>, idNumber: string): string {
  return vault.indexOf(idNumber.toUpperCase())
}

/** The keyed index of a mobile number; a number is never an identity number, so the two do not meet. */
export function indexOfMobile(vault: Pick<FieldVault, 'indexOf'>, mobile: string): string {
  return vault.indexOf(`mobile ${mobile}`)
}

/** The account with its numbers revealed; undefined when there is none. The caller owes the ledger an entry. */
export async function personById(city: { vault: FieldVault }, tx: Tx, id: string): Promise<PersonRecord | undefined> {
  const row = await queries.findPerson(tx, id)
  return row && reveal(city.vault, row)
}

/** Several accounts with their numbers and the language of their notices, by id, in one statement. */
export async function personsById(
  city: { vault: FieldVault },
  tx: Tx,
  ids: string[],
): Promise<Map<string, PersonRecord & { language: queries.Language }>> {
  const rows = ids.length === 0 ? [] : await queries.findPersons(tx, ids)
  return new Map(rows.map(({ language, ...row }) => [row.id, { ...reveal(city.vault, row), language }]))
}

export async function personByIdNumber(city: { vault: FieldVault }, tx: Tx, idNumber: string): Promise<PersonRecord | undefined> {
  const row = await queries.findPersonByIndex(tx, indexOfIdNumber(city.vault, idNumber))
  return row && reveal(city.vault, row)
}

/** In which language an account's notices are written: the one last chosen on its pages. */
export const languageOf = (tx: Tx, account: string): Promise<queries.Language> => queries.findLanguage(tx, account)

function reveal(vault: FieldVault, row: queries.PersonRow): PersonRecord {
  return { ...row, idNumber: vault.reveal(row.idNumber), mobile: vault.reveal(row.mobile) }
}

export type Declared = {
  /** 'passport': a number of the issuing country; 'permit': a foreigner's permanent residence permit */
  document: 'passport' | 'permit'
  nationality: string
  number: string
}

/** A passport number is one only together with its country; a permit's stands alone. */
export const documentNo = ({ document, nationality, number }: Declared): string =>
  (document === 'passport' ? `${nationality}-${number}` : number).toUpperCase()

export type IdentityDocument = 'id-card' | Declared['document']

/** Which document a confirmed number is of: a passport's begins with its country, a resident's has 18 signs. */
export function documentOfNumber(idNumber: string): IdentityDocument {
  if (/^[A-Z]{3}-/i.test(idNumber)) return 'passport'
  return /^\d{17}[\dX]$/i.test(idNumber) ? 'id-card' : 'permit'
}

const DECLARED = 'declared:'

/** What stands for the identity number of an account whose document no counter has seen: no register, licence or firm knows it. */
export const standInNumber = (account: string): string => `${DECLARED}${account}`
export const isDeclared = (idNumber: unknown): boolean => typeof idNumber === 'string' && idNumber.startsWith(DECLARED)
