// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import { openFile, type StoredFile } from '../files/index.ts'
import { anId, anInstant, pagedList, Refusal } from '../kernel/index.ts'
import { type Person, rightToActFor } from '../people/index.ts'
import { drawSigned } from './ask.ts'
import type { SignaturesCity } from './city.ts'
import { actingFirm } from './firm-seals.ts'
import { orderOf, readRequest, requestName } from './order.ts'
import * as queries from './queries.ts'
import { receiveReport } from './receive.ts'
import type { Outcome } from './report.ts'
import { findFirmSeal } from './seal-queries.ts'
import { isSimulated, simulate } from './simulator.ts'

const given = pagedList<[string, string]>('signatures given', anInstant, anId)

/** A signing that is hers to confirm; a firm's is it only while she may act for the firm. Throws SIGNING_NOT_FOUND. */
async function ownSigning(city: SignaturesCity, person: Person, request: string): Promise<queries.Signing> {
  const at = readRequest(request)
  const signing = at && (await queries.findSigning(city.sql, at))
  if (signing === undefined || signing.account !== person.id) throw new Refusal('SIGNING_NOT_FOUND')
  const { applicantKind, applicant } = signing
  if (applicantKind === 'firm' && (await rightToActFor(city, city.sql, person.id, applicant)) === undefined)
    throw new Refusal('SIGNING_NOT_FOUND')
  return signing
}

/** What the signing service shows whoever is to confirm. */
export async function mySigning(city: SignaturesCity, person: Person, request: string) {
  const signing = await ownSigning(city, person, request)
  const isOver = signing.state === 'asked' && signing.endsAt <= city.clock.now()
  return {
    ...orderOf(signing, city.content.city),
    document: signing.document,
    user: signing.userName,
    code: signing.code,
    state: isOver ? ('over' as const) : signing.state,
    simulated: isSimulated(city),
  }
}

/** The very bytes whose digest is signed. */
export async function paperToSign(
  city: SignaturesCity,
  person: Person,
  request: string,
): Promise<{ name: string; content: Buffer }> {
  const signing = await ownSigning(city, person, request)
  return { name: `${signing.title}.pdf`, content: await drawSigned(signing) }
}

/** The holder confirms in the simulated service, which reports by the contract. */
export async function confirmSimulated(
  city: SignaturesCity,
  person: Person,
  request: string,
  outcome: Outcome,
): Promise<{ booked: boolean }> {
  const signing = await ownSigning(city, person, request)
  // pressed again: what is done is done
  if (signing.given !== null && signing.given.outcome === outcome) return { booked: false }
  return receiveReport(city, await simulate(city, orderOf(signing, city.content.city), outcome, city.clock.now()))
}

/** A signed file of her own, or of the firm for which she acts. Throws SIGNING_NOT_FOUND. */
export async function signedFile(
  city: SignaturesCity,
  person: Person,
  request: string,
): Promise<{ file: StoredFile; stream(): Readable }> {
  const at = readRequest(request)
  const signing = at && (await queries.findSigning(city.sql, at))
  if (signing?.file == null || !(await isHers(city, person, signing))) throw new Refusal('SIGNING_NOT_FOUND')
  return openFile(city, city.sql, signing.file)
}

async function isHers(
  city: SignaturesCity,
  person: Person,
  { signerKind, signer, applicantKind, applicant }: queries.Signing,
): Promise<boolean> {
  if (signerKind === 'person' && signer !== person.id) return false
  if (applicantKind === 'person') return true
  return person.actingFor?.creditCode === applicant && (await rightToActFor(city, city.sql, person.id, applicant)) !== undefined
}

type Paging = { limit?: number; after?: string }

/** What she has signed in her own name. */
export function mySignatures(city: SignaturesCity, person: Person, paging: Paging) {
  return listGiven(city, { owner: person.id, seal: null }, paging)
}

/** The log of a firm's seal: who, which document, when, over which digest. Throws FIRM_SEAL_NOT_FOUND. */
export async function usesOfSeal(city: SignaturesCity, person: Person, seal: string, paging: Paging) {
  const { creditCode: firm } = actingFirm(person)
  if (
    (await rightToActFor(city, city.sql, person.id, firm)) === undefined ||
    (await findFirmSeal(city.sql, firm, seal)) === undefined
  )
    throw new Refusal('FIRM_SEAL_NOT_FOUND')
  return listGiven(city, { owner: firm, seal }, paging)
}

async function listGiven(city: SignaturesCity, at: { owner: string; seal: string | null }, { limit = 20, after }: Paging) {
  const rows = await queries.givenBy(city.sql, at, given.read(city.config, after), limit + 1)
  const page = given.page(city.config, rows, limit, (row) => [row.signedAt.toISOString(), row.id])
  return {
    next: page.next,
    rows: page.rows.map((row) => ({
      request: requestName(row),
      title: row.title,
      user: row.user_name,
      sm3: row.sm3,
      code: row.code,
      signedAt: row.signedAt.toISOString(),
    })),
  }
}
