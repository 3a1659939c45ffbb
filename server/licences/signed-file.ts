// SPDX-License-Identifier: Apache-2.0

import { keep, type OpenFile, openFile, type StoredFile } from '../files/index.ts'
import { sm3 } from '../kernel/crypto/index.ts'
import { dayOf, type Json, localIso, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { type Job, laterAll, type StoredFact, type Subscriber } from '../outbox/index.ts'
import { byThePlatform, markSealed, type Seal, sealDocument, sealerOf, sealOrWait, stamp, takeSeal } from '../seals/index.ts'
import type { LicenceType } from './content/index.ts'
import type { LicenceFace } from './face/licence-face.ts'
import { printLicence } from './face/print-licence.ts'
import { findLicence } from './find.ts'
import { departmentName, SEAL_JOB, typeOf } from './issue.ts'
import { type Licence, type LicencesCity, statusWord } from './licence.ts'
import * as queries from './queries.ts'

/**
 * The sealed PDF of a licence. Made, stamped and signed once, when it is first
 * asked for; from then on the same bytes. Two who ask at once get the same one:
 * the licence's row is locked while it is made. Throws SEAL_NOT_ACTIVE,
 * SIGN_NOT_PRINTABLE, or LICENCE_NOT_IN_FORCE when it ended before it was ever sealed.
 */
export async function signedFileOf(city: LicencesCity, licence: Licence): Promise<OpenFile> {
  const made = await queries.findSignedFile(city.sql, licence.holderKey, licence.id)
  if (made !== undefined) return openFile(city, city.sql, made.file)
  return transaction(city.sql, async (tx) => {
    const row = await queries.findLicenceForUpdate(tx, licence.holderKey, licence.id)
    const earlier = await queries.findSignedFile(tx, licence.holderKey, licence.id)
    if (earlier !== undefined) return openFile(city, tx, earlier.file)
    if (row?.status !== '01')
      throw new Refusal('LICENCE_NOT_IN_FORCE', {
        number: licence.number,
        status: statusWord(row ?? licence, dayOf(city.clock.now())),
      })
    return openFile(city, tx, (await make(city, tx, licence)).id)
  })
}

async function make(city: LicencesCity, tx: Tx, licence: Licence): Promise<StoredFile> {
  const type = typeOf(city, licence.type)
  const seal = type.seal === null ? null : await takeSeal(city, tx, licence.issuedBy)
  const at = city.clock.now()
  const face = faceOf(city, type, licence, seal, at)
  const body = await printLicence(face)
  const content = await sealDocument(body, statementOf(type, licence, face, seal, at), city.vault)
  // neither the name of a file nor the log of a seal carries a number: it may be an identity number
  const file = await keep(city, tx, {
    content,
    name: `${type.name}.pdf`,
    owner: { kind: 'licence', id: licence.id },
    accept: ['pdf'],
  })
  if (seal !== null) {
    const purpose = `制发《${type.name}》第 ${licence.version} 版`
    await stamp(city, tx, {
      department: licence.issuedBy,
      document: { kind: 'licence', id: licence.id },
      sm3: sm3(body),
      by: (await sealerOf(tx, licence.id)) ?? byThePlatform,
      purpose,
    })
  }
  await queries.insertSignedFile(tx, {
    holder: licence.holderKey,
    licence: licence.id,
    file: file.id,
    sm3: file.sm3,
    seal: seal?.id ?? null,
    signedAt: at,
  })
  await markSealed(tx, licence.id, at)
  return file
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
    if (licence?.status === '01') await sealOrWait(city, licence.id, () => signedFileOf(city, licence))
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
