// SPDX-License-Identifier: Apache-2.0

import { type OpenFile, openFile } from '../files/index.ts'
import { sm3 } from '../kernel/crypto/index.ts'
import { dayOf, type Json, localIso, Refusal, type Tx } from '../kernel/index.ts'
import { type Job, laterAll, type StoredFact, type Subscriber } from '../outbox/index.ts'
import { asItStands, keepSealed, markSealed, type Seal, sealDocument, sealFor, sealOrWait } from '../seals/index.ts'
import type { LicenceType } from './content/index.ts'
import type { LicenceFace } from './face/licence-face.ts'
import { printLicence } from './face/print-licence.ts'
import { findLicence } from './find.ts'
import { departmentName, SEAL_JOB, typeOf } from './issue.ts'
import { type Licence, type LicencesCity, statusWord } from './licence.ts'
import * as queries from './queries.ts'

/**
 * The sealed PDF of a licence. Made, stamped and signed once, when it is first
 * asked for; from then on the same bytes. Two who ask at once get the same one. Throws SEAL_NOT_ACTIVE,
 * SIGN_NOT_PRINTABLE, or LICENCE_NOT_IN_FORCE when it ended before it was ever sealed.
 */
export async function signedFileOf(city: LicencesCity, licence: Licence): Promise<OpenFile> {
  return openFile(city, city.sql, (await signNow(city, licence)).file)
}

function signNow(city: LicencesCity, licence: Licence): Promise<{ file: string; isNew: boolean }> {
  let read: Pick<Licence, 'status' | 'validTo' | 'validFrom'> | undefined = licence
  return asItStands(async () => {
    const made = await queries.findSignedFile(city.sql, licence.holderKey, licence.id)
    if (made !== undefined) return { file: made.file, isNew: false }
    // as the caller has read it; again when it turned out to have moved
    const now = read ?? (await queries.findLicence(city.sql, licence.holderKey, licence.id)) ?? licence
    read = undefined
    if (now.status !== '01')
      throw new Refusal('LICENCE_NOT_IN_FORCE', { number: licence.number, status: statusWord(now, dayOf(city.clock.now())) })
    return { file: await make(city, licence), isNew: true }
  })
}

async function make(city: LicencesCity, licence: Licence): Promise<string> {
  const type = typeOf(city, licence.type)
  const sealing = type.seal === null ? null : await sealFor(city, licence.issuedBy, licence.id)
  const seal = sealing?.seal ?? null
  const at = city.clock.now()
  const face = faceOf(city, type, licence, seal, at)
  const body = await printLicence(face)
  const file = await keepSealed(city, {
    content: await sealDocument(body, statementOf(type, licence, face, seal, at), city.vault),
    // neither the name of a file nor the log of a seal carries a number: it may be an identity number
    name: `${type.name}.pdf`,
    document: { kind: 'licence', id: licence.id },
    stamp: sealing && { ...sealing, sm3: sm3(body), purpose: `制发《${type.name}》第 ${licence.version} 版` },
    at,
    keeping: (tx, { id, sm3: digest }) => ({
      holds: [queries.holdInForce(tx, licence.holderKey, licence.id)],
      parts: [
        queries.insertSignedFile(tx, {
          ...{ holder: licence.holderKey, licence: licence.id, file: id, sm3: digest, seal: seal?.id ?? null, signedAt: at },
        }),
      ],
    }),
  })
  return file.id
}

/** The file of a licence is made after the decision that gave it. */
export const licenceSealingSubscriber: Subscriber<LicencesCity> = {
  name: 'licences.sealing',
  facts: ['licenceIssued'],
  receive: (city, tx, fact) => askForFiles(city, tx, [fact]),
  receiveAll: askForFiles,
}

async function askForFiles(city: LicencesCity, tx: Tx, facts: StoredFact[]): Promise<void> {
  const sealed = facts.filter(({ payload }) => typeOf(city, String(payload.licenceType)).seal !== null)
  const jobs = sealed.map(({ payload }) => ({
    payload: { licence: String(payload.licenceId) },
    key: `seal ${String(payload.licenceId)}`,
  }))
  await laterAll(tx, SEAL_JOB, jobs)
}

/** Seals the file of a licence that a decision has given. One that ended meanwhile is sealed no more. */
export const sealLicenceJob: Job<LicencesCity> = {
  name: SEAL_JOB,
  async run(city, { licence: id }) {
    const licence = await findLicence(city, city.sql, String(id))
    if (licence?.status === '01') await sealOrWait(city, licence.id, () => signNow(city, licence))
    else await markSealed(city.sql, String(id), city.clock.now())
  },
}

export function verifyUrlOf(city: Pick<LicencesCity, 'config'>, code: string): string {
  return `${city.config.publicUrl}/verify/${code}`
}

function faceOf(city: LicencesCity, type: LicenceType, licence: Licence, seal: Seal | null, at: Date): LicenceFace {
  return {
    layout: type.layout,
    orientation: type.orientation ?? (type.layout === 'notice' ? 'portrait' : 'landscape'),
    title: type.name,
    number: licence.number,
    mark: licence.mark,
    version: licence.version,
    holderName: licence.holder.name,
    fields: type.fields
      .filter((field) => field.onFace !== false)
      .map(({ id, title, type: kind }) => ({ title, type: kind, value: licence.fields[id] })),
    validFrom: licence.validFrom,
    validTo: licence.validTo,
    issuer: departmentName(city, licence.issuedBy),
    issuedOn: dayOf(licence.issuedAt),
    law: typeof type.law === 'string' ? type.law : (type.law?.map((one) => `${one.name}${one.article ?? ''}`).join('、') ?? null),
    code: licence.code,
    verifyUrl: verifyUrlOf(city, licence.code),
    city: city.content.city,
    simulated: city.config.demo,
    seal: seal && { name: seal.name, number: seal.id },
    at,
  }
}

/** What a machine reads out of the file, and what the signatures stand on. */
function statementOf(type: LicenceType, licence: Licence, face: LicenceFace, seal: Seal | null, at: Date): Record<string, Json> {
  return {
    kind: 'licence',
    mark: licence.mark,
    type: { id: type.id, name: type.name, code: type.typeCode },
    number: licence.number,
    version: licence.version,
    holder: { ...licence.holder },
    issuer: { code: licence.issuedBy, name: face.issuer },
    validFrom: licence.validFrom,
    validTo: licence.validTo,
    issuedAt: localIso(licence.issuedAt),
    fields: licence.fields,
    code: licence.code,
    verifyUrl: face.verifyUrl,
    seal: seal && { id: seal.id, name: seal.name },
    simulated: face.simulated,
    signedAt: localIso(at),
  }
}
