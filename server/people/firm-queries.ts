// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { closedPersons } from './closed.ts'

export type MayActRow = { creditCode: string; name: string; as: 'legal-representative' | 'agent'; until: string | null }

/** Firms that the person may act for on that day: by law, or by an authorisation that runs. */
export async function firmsOf(tx: Tx, person: { id: string; index: string }, today: string): Promise<MayActRow[]> {
  const given = await tx<{ creditCode: string; until: string }[]>`
    select credit_code as "creditCode", max(until) as until from people.firm_authorisations
     where person = ${person.id} and withdrawn_at is null and until >= ${today} group by credit_code`
  const until = new Map(given.map((row) => [row.creditCode, row.until]))
  const firms = await tx<Omit<MayActRow, 'until'>[]>`
    select credit_code as "creditCode", name, 'legal-representative' as "as" from people.firms where legal_person_index = ${person.index}
    union all
    select credit_code, name, 'agent' from people.firms where credit_code = any(${[...until.keys()]}::text[])
    order by 1`
  return firms.map((firm) => ({ ...firm, until: firm.as === 'agent' ? (until.get(firm.creditCode) ?? null) : null }))
}

/** By law or by an authorisation that runs on that day; what the law gives is named first. */
export async function rightOf(
  tx: Tx,
  person: string,
  creditCode: string,
  today: string,
): Promise<'legal-representative' | 'agent' | undefined> {
  const [row] = await tx<{ as: 'legal-representative' | 'agent' }[]>`
    select 'legal-representative' as "as" from people.firms
     where credit_code = ${creditCode} and legal_person_index = (select id_number_index from people.persons where id = ${person})
    union all
    select 'agent'
      from people.firm_authorisations
     where person = ${person} and credit_code = ${creditCode} and withdrawn_at is null and until >= ${today}
     limit 1`
  return row?.as
}

/** Locks what the agent's right stands on, so that it is not withdrawn before the transaction ends. */
export async function lockAuthorisation(tx: Tx, person: string, creditCode: string, today: string): Promise<boolean> {
  const rows = await tx`
    select 1 from people.firm_authorisations
     where person = ${person} and credit_code = ${creditCode} and withdrawn_at is null and until >= ${today}
       for share`
  return rows.length > 0
}

/** The agent of one authorisation of this firm that runs on that day, which is locked until the transaction ends. */
export async function lockAuthorisationOf(
  tx: Tx,
  creditCode: string,
  id: string,
  today: string,
): Promise<{ person: string; until: string } | undefined> {
  const [given] = await tx<{ person: string }[]>`select person from people.firm_authorisations where id = ${id}`
  if (given === undefined) return undefined
  const [row] = await tx<{ person: string; until: string }[]>`
    select person, until::text as until from people.firm_authorisations
     where person = ${given.person} and id = ${id} and credit_code = ${creditCode} and withdrawn_at is null and until >= ${today}
       for share`
  return row
}

/** Locks the firm while the person of that index is its legal representative, so that nobody else becomes it meanwhile. */
export async function lockRepresented(tx: Tx, creditCode: string, index: string): Promise<boolean> {
  const rows = await tx`
    select 1 from people.firms where credit_code = ${creditCode} and legal_person_index = ${index} for share`
  return rows.length > 0
}

export async function indexOfPerson(tx: Tx, person: string): Promise<string | undefined> {
  const [row] = await tx<{ index: string }[]>`select id_number_index as index from people.persons where id = ${person}`
  return row?.index
}

export async function representativeOf(tx: Tx, creditCode: string): Promise<string | undefined> {
  const [firm] = await tx<{ index: string }[]>`
    select legal_person_index as index from people.firms where credit_code = ${creditCode}`
  if (firm === undefined) return undefined
  const [row] = await tx<{ person: string }[]>`select person from people.identities where id_number_index = ${firm.index}`
  return row?.person
}

export type AuthorisationRow = {
  id: string
  creditCode: string
  firm: string
  agent: string
  agentName: string
  givenBy: string
  givenAt: Date
  until: string
  withdrawnAt: Date | null
}

/** What the person was given or has given, newest first; for firms that he represents also what a predecessor gave. */
export async function authorisationsOf(tx: Tx, person: { id: string; index: string }): Promise<AuthorisationRow[]> {
  const own = await tx<{ creditCode: string }[]>`
    select credit_code as "creditCode" from people.firms where legal_person_index = ${person.index}`
  const rows = await tx<Omit<AuthorisationRow, 'firm'>[]>`
    select a.id, a.credit_code as "creditCode", a.person as agent, p.name as "agentName",
           a.given_by as "givenBy", a.given_at as "givenAt", a.until, a.withdrawn_at as "withdrawnAt"
      from people.firm_authorisations a join people.persons p on p.id = a.person
     where a.person = ${person.id} or a.credit_code = any(${own.map((firm) => firm.creditCode)}::text[])
     order by a.id desc
     limit 200`
  const firms = await tx<{ creditCode: string; name: string }[]>`
    select credit_code as "creditCode", name from people.firms where credit_code = any(${rows.map((row) => row.creditCode)}::text[])`
  const names = new Map(firms.map((firm) => [firm.creditCode, firm.name]))
  const agents = rows.map(({ agent, agentName }) => ({ id: agent, name: agentName }))
  await closedPersons.open(tx, agents)
  return rows.map((row, n) => ({ ...row, firm: names.get(row.creditCode) ?? '', agentName: agents[n]?.name ?? '' }))
}

export async function insertAuthorisation(
  tx: Tx,
  row: { id: string; person: string; creditCode: string; givenBy: string; at: Date; until: string },
): Promise<void> {
  await tx`
    insert into people.firm_authorisations (person, id, credit_code, given_by, given_at, until)
    values (${row.person}, ${row.id}, ${row.creditCode}, ${row.givenBy}, ${row.at}, ${row.until})`
}

/** Ends an authorisation if it is the agent's own or of a firm that the person represents; tells whose it was. */
export async function withdrawAuthorisation(
  tx: Tx,
  id: string,
  by: { id: string; index: string },
  at: Date,
): Promise<{ agent: string; creditCode: string } | undefined> {
  const [given] = await tx<{ agent: string; creditCode: string }[]>`
    select person as agent, credit_code as "creditCode" from people.firm_authorisations where id = ${id}`
  if (given === undefined) return undefined
  if (given.agent !== by.id && !(await lockRepresented(tx, given.creditCode, by.index))) return undefined
  const [row] = await tx<{ agent: string; creditCode: string }[]>`
    update people.firm_authorisations set withdrawn_at = ${at}, withdrawn_by = ${by.id}
     where person = ${given.agent} and id = ${id} and withdrawn_at is null
    returning person as agent, credit_code as "creditCode"`
  return row
}

/** Legal representatives that are no longer: their sessions stop acting for the firm at once. */
export async function stopFormerRepresentatives(tx: Tx, creditCodes: string[]): Promise<void> {
  const firms = await tx<{ creditCode: string; index: string }[]>`
    select credit_code as "creditCode", legal_person_index as index from people.firms where credit_code = any(${creditCodes}::text[])`
  const now = new Map(firms.map((firm) => [firm.creditCode, firm.index]))
  const acting = await tx<{ account: string; digest: string; creditCode: string; index: string }[]>`
    select s.account, s.digest, s.acting_for ->> 'creditCode' as "creditCode", p.id_number_index as index
      from people.sessions s join people.persons p on p.id = s.account
     where s.acting_for ->> 'creditCode' = any(${creditCodes}::text[]) and s.acting_for ->> 'as' = 'legal-representative'`
  const former = acting.filter((one) => now.has(one.creditCode) && now.get(one.creditCode) !== one.index)
  await tx`
    update people.sessions set acting_for = null
     where account = any(${former.map((one) => one.account)}::uuid[]) and digest = any(${former.map((one) => one.digest)}::text[])
       and acting_for ->> 'creditCode' = any(${creditCodes}::text[]) and acting_for ->> 'as' = 'legal-representative'`
}

/** A firm as a unit that acts: who represents it, and whether it is dissolved; `isHeld`: neither changes before the transaction ends. */
export async function firmAsUnit(
  tx: Tx,
  creditCode: string,
  isHeld: boolean,
): Promise<{ name: string; legalPersonIndex: string; hasEnded: boolean } | undefined> {
  const [row] = await tx<{ name: string; legalPersonIndex: string; hasEnded: boolean }[]>`
    select name, legal_person_index as "legalPersonIndex", has_ended as "hasEnded"
      from people.firms where credit_code = ${creditCode} ${isHeld ? tx`for share` : tx``}`
  return row
}

/** Credit codes of the firms that a person represents by law. */
export async function firmsRepresentedBy(tx: Tx, person: string): Promise<string[]> {
  const index = await indexOfPerson(tx, person)
  if (index === undefined) return []
  const rows = await tx<{ creditCode: string }[]>`
    select credit_code as "creditCode" from people.firms where legal_person_index = ${index} order by 1 limit 100`
  return rows.map(({ creditCode }) => creditCode)
}

/** The account of whoever has this identity number, by its keyed index. */
export async function accountOfIndex(tx: Tx, index: string): Promise<string | undefined> {
  const [row] = await tx<{ person: string }[]>`select person from people.identities where id_number_index = ${index}`
  return row?.person
}

/** 注销 and 吊销: the firms register says that it is over, or that it was a mistake. */
export async function noteFirmEnded(tx: Tx, creditCode: string, hasEnded: boolean): Promise<void> {
  await tx`update people.firms set has_ended = ${hasEnded} where credit_code = ${creditCode} and has_ended <> ${hasEnded}`
}
