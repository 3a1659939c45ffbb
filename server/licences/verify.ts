// SPDX-License-Identifier: Apache-2.0
import { dayOf, localIso, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { maskIdNumber, maskName, type Officer, type Person } from '../people/index.ts'
import { faceFields } from './face-fields.ts'
import { findByCode, findLicence } from './find.ts'
import { departmentName, typeOf } from './issue.ts'
import { isGood, type Licence, type LicencesCity, statusOn } from './licence.ts'
import { readCode } from './number.ts'
import { readShowing } from './showing.ts'
import { noteShowing } from './use.ts'

/** What anyone learns from the code on a licence: whether it is genuine and how it stands now. A person's name and number stay masked. */
export async function verifyCode(city: LicencesCity, text: string) {
  const code = readCode(text)
  const licence = code === undefined ? undefined : await findByCode(city, city.sql, code)
  if (licence === undefined) throw new Refusal('LICENCE_CODE_UNKNOWN')
  return stateOf(city, licence)
}

function stateOf(city: LicencesCity, licence: Licence) {
  const today = dayOf(city.clock.now())
  const isFirm = licence.holder.kind === 'firm'
  return {
    type: licence.type,
    name: typeOf(city, licence.type).name,
    number: isFirm ? licence.number : maskIdNumber(licence.number),
    holder: isFirm ? licence.holder.name : maskName(licence.holder.name),
    issuer: departmentName(city, licence.issuedBy),
    issuedOn: dayOf(new Date(licence.issuedAt)),
    version: licence.version,
    valid: isGood(licence, today),
    status: statusOn(licence, today),
    revokedAt: licence.endedAt === null ? null : localIso(new Date(licence.endedAt)),
    validFrom: licence.validFrom,
    validTo: licence.validTo,
    simulated: city.config.demo,
    checkedAt: localIso(city.clock.now()),
  }
}

/**
 * What the holder shows to whoever stands in front of her: the face itself, for
 * one minute and one look. Each check is written down among the licence's uses.
 */
export async function verifyShowing(city: LicencesCity, token: string, caller: Officer | Person | undefined) {
  const now = city.clock.now()
  const read = readShowing(city.vault, token, now)
  if (read === undefined) throw new Refusal('LICENCE_CODE_UNKNOWN')
  if (read.ended) throw new Refusal('SHOWING_ENDED')
  return transaction(city.sql, async (tx: Tx) => {
    const licence = await findLicence(city, tx, read.licenceId)
    if (licence === undefined) throw new Refusal('LICENCE_CODE_UNKNOWN')
    await noteShowing(tx, licence, token, now, whoChecked(city, caller))
    const face = faceFields(typeOf(city, licence.type), licence)
    return {
      ...stateOf(city, licence),
      holder: licence.holder.name,
      face: face.map((field) => ({ ...field, value: masked(field.value) })),
    }
  })
}

/** Identity numbers stay masked even face to face: the name and the rest tell enough. */
function masked(text: string): string {
  return /^\d{17}[\dXx]$/.test(text) ? maskIdNumber(text) : text
}

function whoChecked(city: LicencesCity, caller: Officer | Person | undefined) {
  if (caller?.kind !== 'officer')
    return { kind: 'person' as const, id: caller?.id ?? 'unknown', name: caller === undefined ? '现场核验人' : '已登录的核验人' }
  const department = caller.positions[0]?.department ?? null
  return {
    kind: 'officer' as const,
    id: caller.id,
    name: department === null ? caller.name : departmentName(city, department),
    department,
  }
}
