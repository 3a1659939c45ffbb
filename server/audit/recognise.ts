// SPDX-License-Identifier: Apache-2.0
import { isCreditCode, isIdCard, plainMobile, plainNumber, plainText } from '@chengshu/engine'
import { type Case, casesWithMobile, findCases, keyOfNumber, keyOfShortNumber } from '../cases/index.ts'
import { isId, type Tx } from '../kernel/index.ts'
import type { SearchKey } from '../ledger/index.ts'
import { findByNumberOfAnyType, type Licence } from '../licences/index.ts'
import {
  accountById,
  accountNames,
  accountOfNumber,
  accountsNamed,
  accountsWithMobile,
  type FoundAccount,
  firmByCode,
} from '../people/index.ts'
import type { City } from './needs.ts'

/** What a value that somebody found turns out to be, and under which words the ledger has what was done with it. */
export type Match = {
  id: string
  kind: 'person' | 'firm' | 'officer' | 'case' | 'licence'
  title: string
  /** by which sort of value it was recognised */
  by: 'number' | 'name' | 'mobile' | 'licence' | 'case' | 'id'
  keys: SearchKey[]
  /** who sees in her own list that this was asked about */
  concerns: string | null
  /** where it lies; null for accounts, which are of the whole city */
  region: string | null
}

/**
 * Recognises a name, phone, identity, credit-code, licence or case number, or the id of an account or a thing. One value may be several
 * things: a person's licence number is his identity number too. Nothing recognised is an empty list.
 */
export async function recognise(city: City, tx: Tx, value: string): Promise<Match[]> {
  const number = plainNumber(value).toUpperCase()
  const mobile = plainMobile(value)
  const matches: Match[] = []
  if (isIdCard(number)) matches.push(ofAccount(await accountOfNumber(city, tx, number), 'number'))
  else if (isCreditCode(number)) matches.push(ofAccount(await firmByCode(tx, number), 'number'))
  if (/^1\d{10}$/.test(mobile)) matches.push(...(await ofMobile(city, tx, mobile)))
  if (/^(\d{11,14}|\d{22,26})$/.test(number)) matches.push(...(await ofCaseNumber(tx, number)))
  else if (/\d/.test(value) && /\p{L}/u.test(value))
    matches.push(...(await ofCaseNumber(tx, plainText(value).trim().toUpperCase())))
  for (const licence of await findByNumberOfAnyType(city, tx, value.trim()))
    matches.push({
      id: licence.id,
      kind: 'licence',
      title: `${city.content.licenceTypes.get(licence.type)?.name ?? licence.type} ${licence.number}`,
      by: 'licence',
      region: licence.region,
      ...(await ofHolder(city, tx, licence)),
    })
  if (isId(value.trim().toLowerCase())) matches.push(await ofId(tx, value.trim().toLowerCase()))
  if (/\p{L}/u.test(value) && !isCreditCode(number))
    matches.push(...(await accountsNamed(city, tx, plainText(value).trim())).map((one) => ofAccount(one, 'name')))
  return [...new Map(matches.map((match) => [`${match.kind} ${match.id}`, match])).values()]
}

function ofAccount(account: FoundAccount, by: Match['by']): Match {
  const about = account.about.map((value): SearchKey => ({ column: 'about', value }))
  // an officer did things, and things were done to the account
  const did: SearchKey[] =
    account.kind === 'officer'
      ? [
          { column: 'actor', value: account.id },
          { column: 'subject', value: account.id },
        ]
      : []
  const concerns = account.kind === 'officer' ? null : account.id
  return { id: account.id, kind: account.kind, title: account.title, by, keys: [...did, ...about], concerns, region: null }
}

/** A phone number leads to the accounts that have it, and to whoever gave it in a matter. */
async function ofMobile(city: City, tx: Tx, mobile: string): Promise<Match[]> {
  const everywhere = [...city.content.departments.values()].map(({ code }) => ({ owner: code, stem: '' }))
  const cases = await casesWithMobile(tx, everywhere, mobile)
  const givers = cases.flatMap((one) => one.agent?.id ?? (one.applicantKind === 'person' ? one.applicantId : []))
  const holders = [...new Set([...(await accountsWithMobile(city, tx, mobile)), ...givers])]
  const accounts = await Promise.all(holders.map((id) => accountById(city, tx, id)))
  return accounts.flatMap((account) => (account ? [ofAccount(account, 'mobile')] : []))
}

async function ofCaseNumber(tx: Tx, number: string): Promise<Match[]> {
  const key = /^\d{11,14}$/.test(number) ? await keyOfShortNumber(tx, number) : await keyOfNumber(tx, number)
  return key ? (await findCases(tx, [key])).map(ofCase) : []
}

/** A case stands in the ledger under its own id; what was filled in before it was filed, under its root. */
const ofCase = (subject: Case): Match => ({
  id: subject.id,
  kind: 'case',
  title: `${subject.itemName} ${subject.number}`,
  by: 'case',
  keys: [...new Set([subject.id, subject.root])].map((value): SearchKey => ({ column: 'subject', value })),
  concerns: subject.applicantId,
  region: subject.region,
})

async function ofHolder(city: City, tx: Tx, { id, holder }: Licence): Promise<Pick<Match, 'keys' | 'concerns'>> {
  const account = holder.kind === 'person' ? await accountOfNumber(city, tx, holder.id) : await firmByCode(tx, holder.id)
  const about = account.about.map((value): SearchKey => ({ column: 'about', value }))
  return { keys: [{ column: 'subject', value: id }, ...about], concerns: account.id }
}

async function ofId(tx: Tx, id: string): Promise<Match> {
  const account = (await accountNames(tx, [id])).get(id)
  const keys = (['about', 'actor', 'subject'] as const).map((column): SearchKey => ({ column, value: id }))
  return { id, kind: account?.kind ?? 'case', title: account?.name ?? id, by: 'id', keys, concerns: id, region: null }
}
