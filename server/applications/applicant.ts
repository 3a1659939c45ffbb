// SPDX-License-Identifier: Apache-2.0
import { ageOn } from '@chengshu/engine'
import { type AsksOnce, asksOnce } from '../evidence/index.ts'
import { dayOf, type Json, Refusal, type Tx } from '../kernel/index.ts'
import { identityOf, isDeclared, type Person, personById } from '../people/index.ts'
import type { City } from './needs.ts'

/** Who applies, and what rules and pre-filling may read of them. */
export type ApplicantFacts = {
  kind: 'person' | 'firm'
  /** account id of a person, credit code of a firm: the key of cases and of the ledger */
  id: string
  name: string
  region: string
  /** what FEEL sees as `applicant` */
  facts: Record<string, Json>
  agent: { id: string; name: string } | null
}

/**
 * The applicant as the registers know them. A register that does not answer
 * leaves its facts out, so that rules say “not known” and a person looks.
 */
export async function applicantOf(
  city: City,
  tx: Tx,
  person: Pick<Person, 'id' | 'name' | 'idNumber' | 'mobile' | 'actingFor'>,
  ask: AsksOnce = asksOnce(city, tx),
): Promise<ApplicantFacts> {
  if (person.actingFor) return firmBy(city, ask, person.actingFor.creditCode, person)
  const [resident] = await recordsOf(ask, 'persons', { idNumber: person.idNumber })
  // a foreign resident is known by her passport or permit
  const [foreigner] = resident ? [] : await recordsOf(ask, 'foreigners', { documentNo: person.idNumber })
  const record = resident ?? foreigner ?? {}
  const document = resident ? 'id-card' : (textOf(foreigner?.document) ?? (await identityOf(city, tx, person))?.document)
  const birthDate = textOf(record.birthDate) ?? birthOf(person.idNumber)
  return {
    kind: 'person',
    id: person.id,
    name: person.name,
    region: textOf(record.region) ?? city.content.region,
    facts: {
      ...record,
      kind: 'person',
      // what only residents may have is told by it: who has a passport has no household here, and is registered nowhere else
      ...(document === undefined ? {} : { document }),
      name: person.name,
      idNumber: person.idNumber,
      mobile: person.mobile,
      ...(birthDate === undefined ? {} : { age: ageOn(birthDate, dayOf(city.clock.now())) }),
    },
    agent: null,
  }
}

type Agent = Pick<Person, 'id' | 'name' | 'idNumber' | 'mobile'>

export const firmApplicant = (city: City, tx: Tx, creditCode: string, agent: Agent): Promise<ApplicantFacts> =>
  firmBy(city, asksOnce(city, tx), creditCode, agent)

async function firmBy(city: City, ask: AsksOnce, creditCode: string, person: Agent): Promise<ApplicantFacts> {
  const [record] = await recordsOf(ask, 'firms', { creditCode })
  const { kind, ...rest } = record ?? {}
  return {
    kind: 'firm',
    id: creditCode,
    name: textOf(rest.name) ?? creditCode,
    region: textOf(rest.region) ?? city.content.region,
    facts: {
      ...rest,
      kind: 'firm',
      firmKind: kind ?? null,
      creditCode,
      mobile: person.mobile,
      agentName: person.name,
      agentIdNumber: person.idNumber,
    },
    agent: { id: person.id, name: person.name },
  }
}

/**
 * The same applicant as the registers know her now. A draft may lie for weeks: whoever has moved, died, or lost the firm's licence
 * meanwhile is judged by what is true today. Nobody, of whom an eligibility is asked in general, stays nobody.
 */
export async function asOfToday(city: City, tx: Tx, applicant: ApplicantFacts, ask: AsksOnce): Promise<ApplicantFacts> {
  const { id, name, agent, facts } = applicant
  const said = (fact: string): string => textOf(facts[fact]) ?? ''
  if (applicant.kind === 'firm' && agent)
    return firmBy(city, ask, id, { ...agent, idNumber: said('agentIdNumber'), mobile: said('mobile') })
  if (said('idNumber') === '') return applicant
  // since the draft was begun a counter may have seen the document that was only declared
  const known = isDeclared(said('idNumber')) ? await personById(city, tx, id) : undefined
  const idNumber = known?.idNumber ?? said('idNumber')
  const now = await applicantOf(city, tx, { id, name, idNumber, mobile: said('mobile'), actingFor: null }, ask)
  return { ...now, agent }
}

async function recordsOf(ask: AsksOnce, register: string, key: Record<string, Json>): Promise<Record<string, Json>[]> {
  const answer = await ask(register, key)
  return 'away' in answer ? [] : answer.found.map(({ record }) => record)
}

/** Nothing is filed under a document that no counter has seen. Throws IDENTITY_NOT_CONFIRMED. */
export function demandConfirmedIdentity({ facts }: ApplicantFacts): void {
  if (isDeclared(facts.idNumber) || isDeclared(facts.agentIdNumber)) throw new Refusal('IDENTITY_NOT_CONFIRMED')
}

const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const birthOf = (idNumber: string): string | undefined =>
  /^\d{17}[\dX]$/i.test(idNumber) ? `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}` : undefined

const serveNames: Record<string, [zh: string, en: string]> = {
  person: ['个人', 'persons'],
  firm: ['企业', 'firms'],
  'sole-trader': ['个体工商户', 'sole traders'],
  organisation: ['其他组织', 'other organisations'],
}

/** An item for persons is not applied for by a firm, and the other way round. */
export function demandServed(subject: { name: string; serves: string[] }, kind: 'person' | 'firm'): void {
  const isServed = kind === 'person' ? subject.serves.includes('person') : subject.serves.some((one) => one !== 'person')
  if (!isServed)
    throw new Refusal('NOT_FOR_YOU', {
      item: subject.name,
      // as whom it can be applied for
      kind: kind === 'person' ? 'firm' : 'person',
      serves: subject.serves.map((one) => serveNames[one]?.[0] ?? one).join('、'),
      servesEn: subject.serves.map((one) => serveNames[one]?.[1] ?? one).join(', '),
    })
}
