// SPDX-License-Identifier: Apache-2.0
import { keep } from '../files/index.ts'
import { type Json, localIso, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { sealDocument } from '../seals/index.ts'
import { drawSigned, holdRightToSign } from './ask.ts'
import type { SignaturesCity } from './city.ts'
import { isGenuine, orderOf, readRequest, requestName } from './order.ts'
import * as queries from './queries.ts'
import type { Report } from './report.ts'
import { countUse } from './seal-queries.ts'
import { isSimulated, serviceKey } from './simulator.ts'

/** The service's clock and ours may differ by so much. */
const TOLERANCE = 2 * 60_000

/**
 * The signing service reports what the holder did. Taken once, and only while everything that the signature stands on holds at this very
 * instant: the right of whoever confirmed, the leave to use the seal, the seal itself. The signature, its use on the seal, the log and the
 * signed file are one transaction; a report that came before changes nothing.
 * Throws SIGNING_NOT_FOUND, SIGNATURE_NOT_GENUINE, SIGNATURE_OF_ANOTHER_DOCUMENT, SIGNATURE_REPORTED_OTHERWISE, SIGNING_OVER, and what
 * `holdRightToSign` throws.
 */
export async function receiveReport(city: SignaturesCity, report: Report): Promise<{ booked: boolean }> {
  const at = readRequest(report.request)
  const asked = at && (await queries.findSigning(city.sql, at))
  if (asked === undefined) throw new Refusal('SIGNING_NOT_FOUND')
  const key = serviceKey(city)
  if (!isGenuine(key, orderOf(asked, city.content.city), report)) throw new Refusal('SIGNATURE_NOT_GENUINE')
  if (report.sm3 !== asked.sm3) throw new Refusal('SIGNATURE_OF_ANOTHER_DOCUMENT')
  return transaction(city.sql, async (tx) => {
    const signing = await queries.holdSigning(tx, asked)
    if (signing === undefined) throw new Refusal('SIGNING_NOT_FOUND')
    if (signing.given !== null) return demandSame(signing.given, report)
    if (signing.state !== 'asked' || !isInTime(city, signing, report)) throw new Refusal('SIGNING_OVER')
    if (report.outcome === 'declined') await queries.endSigning(tx, signing, 'declined', { ...report, key })
    else await sign(city, tx, signing, { ...report, key })
    return { booked: true }
  })
}

function demandSame(known: Report, report: Report): { booked: false } {
  if (known.serial !== report.serial || known.outcome !== report.outcome) throw new Refusal('SIGNATURE_REPORTED_OTHERWISE')
  return { booked: false }
}

/** A signature that was given or comes too late, or is dated before it was asked for, is none. */
function isInTime(city: SignaturesCity, { askedAt, endsAt }: queries.Signing, { signedAt }: Report): boolean {
  const said = Date.parse(signedAt)
  const now = city.clock.now().getTime()
  return now <= endsAt.getTime() && said >= askedAt.getTime() - TOLERANCE && said <= Math.min(now + TOLERANCE, endsAt.getTime())
}

async function sign(city: SignaturesCity, tx: Tx, signing: queries.Signing, given: queries.Kept): Promise<void> {
  const now = city.clock.now()
  const firm = signing.signerName
  const seal = await holdRightToSign(city, tx, {
    account: signing.account,
    by: signing.signerKind,
    of: { kind: signing.applicantKind, id: signing.applicant, name: firm },
    matter: signing.matter,
  })
  // the order names one seal: another one that the firm has been given meanwhile is not that
  if (signing.seal !== null && seal?.id !== signing.seal) throw new Refusal('FIRM_SEAL_NOT_ACTIVE', { firm })
  if (signing.seal !== null && !(await countUse(tx, { firm: signing.signer, id: signing.seal }, now)))
    throw new Refusal('FIRM_SEAL_NOT_ACTIVE', { firm })
  const file = await makeFile(city, tx, signing, given)
  if (!(await queries.keepSignature(tx, signing, { at: now, given, file }))) throw new Refusal('SIGNING_OVER')
  const { document, id, sm3, code, sealNumber } = signing
  await record(tx, now, [
    {
      root: document,
      act: 'signature.given',
      actor: { kind: 'person', id: signing.account },
      subject: { kind: 'signing', id },
      about: signing.signer,
      facts: { sm3, code, seal: sealNumber, serial: given.serial },
    },
  ])
}

/** The paper with the signature in it, sealed by the city: one file, of which no byte can change (docs/protocols/signed-document.md). */
async function makeFile(city: SignaturesCity, tx: Tx, signing: queries.Signing, given: queries.Kept): Promise<string> {
  const body = await drawSigned(signing)
  const { key, ...report } = given
  const facts: Record<string, Json> = {
    kind: 'signature',
    id: requestName(signing),
    title: signing.title,
    code: signing.code,
    verifyUrl: `${city.config.publicUrl}/verify/${signing.code}`,
    order: orderOf(signing, city.content.city),
    report,
    serviceKey: key,
    simulated: isSimulated(city),
    receivedAt: localIso(city.clock.now()),
  }
  const content = await sealDocument(body, facts, city.vault)
  const name = `${signing.title}-${signing.code}.pdf`
  return (await keep(city, tx, { content, name, owner: { kind: 'signing', id: signing.id }, accept: ['pdf'] })).id
}
