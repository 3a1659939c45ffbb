// SPDX-License-Identifier: Apache-2.0

import { dayOf, type Json, Refusal, type Tx } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { tell } from '../outbox/index.ts'
import { askSeal } from '../seals/index.ts'
import { findLicence } from './find.ts'
import { departmentName, makeRow, sealingOf, typeOf } from './issue.ts'
import { ENDINGS, type Ending, type Licence, type LicencesCity, statusWord } from './licence.ts'
import * as queries from './queries.ts'
import { lookupsOf, numberKey, openRow } from './row.ts'

/** Who ends or changes a licence: an officer, or the case whose process does it. */
export type By = { kind: 'officer' | 'person' | 'system'; id: string; name?: string }

/**
 * Ends a licence: 撤销 (given wrongly), 注销 (wound up), 吊销 (as a punishment),
 * or 暂扣 for a time. From this moment its code says so to everyone. Throws
 * LICENCE_NOT_FOUND, or LICENCE_NOT_IN_FORCE when it has ended already.
 */
export async function revoke(
  city: LicencesCity,
  tx: Tx,
  licenceId: string,
  ending: { kind: Ending; reason: string; by: By; root?: string },
): Promise<Licence> {
  const licence = await lockLicence(city, tx, licenceId)
  const from: readonly string[] = ending.kind === '暂扣' ? ['01'] : ['01', '02']
  if (!from.includes(licence.status)) throw notInForce(city, licence)
  const endedAt = city.clock.now()
  const status = ENDINGS[ending.kind]
  await queries.setStatus(tx, place(licence), { status, endedAt, because: ending.reason, by: ending.by.id })
  await note(city, tx, licence, 'licence.ended', ending.by, { kind: ending.kind, reason: ending.reason })
  const payload = { ...factsOf(city, licence), kind: ending.kind, reason: ending.reason }
  await tell(city, tx, [{ kind: 'licenceEnded', root: ending.root ?? licence.root, payload }])
  return { ...licence, status, endedAt, endedBecause: ending.reason }
}

/** Gives a suspended licence back (暂扣发还). */
export async function giveBack(city: LicencesCity, tx: Tx, licenceId: string, by: By, reason: string): Promise<Licence> {
  const licence = await lockLicence(city, tx, licenceId)
  if (licence.status !== '02') throw new Refusal('LICENCE_NOT_SUSPENDED', { number: licence.number })
  await queries.setStatus(tx, place(licence), { status: '01', endedAt: null, because: null, by: null })
  await note(city, tx, licence, 'licence.givenBack', by, { reason })
  await tell(city, tx, [{ kind: 'licenceGivenBack', root: licence.root, payload: { ...factsOf(city, licence), reason } }])
  return { ...licence, status: '01', endedAt: null, endedBecause: null }
}

export type Changing = {
  fields?: Record<string, Json>
  holderName?: string
  validFrom?: string
  validTo?: string | null
  caseId: string | null
  root: string
  by: By
}

/** A change or renewal: the next version under the same number, with its own mark and code; the old version ends as replaced (05). */
export async function change(city: LicencesCity, tx: Tx, licenceId: string, changing: Changing): Promise<Licence> {
  const old = await lockLicence(city, tx, licenceId)
  if (old.status !== '01') throw notInForce(city, old)
  if (old.version >= 999) throw new Refusal('LICENCE_NUMBER_TAKEN', { type: typeOf(city, old.type).name })
  const now = city.clock.now()
  const copy = /C(\d+)$/.exec(old.mark.split('.').at(-3) ?? '')?.[1]
  const made = makeRow(
    city,
    typeOf(city, old.type),
    {
      ...old,
      holder: { ...old.holder, name: changing.holderName ?? old.holder.name },
      fields: { ...old.fields, ...changing.fields },
      validFrom: changing.validFrom ?? old.validFrom,
      validTo: changing.validTo === undefined ? old.validTo : changing.validTo,
      version: old.version + 1,
      before: old.id,
      root: changing.root,
      caseId: changing.caseId,
      ...(copy === undefined || old.number.endsWith(`C${copy}`) ? {} : { copy: Number(copy) }),
    },
    now,
  )
  const { row } = made
  const keys = lookupsOf(city.vault, made).filter((lookup) => !lookup.key.startsWith('number:'))
  await queries.setStatus(tx, place(old), { status: '05', endedAt: now, because: '变更，由新版本替换', by: changing.by.id })
  await queries.insertLicences(tx, [row])
  await queries.insertLookups(tx, keys)
  const type = typeOf(city, old.type)
  if (type.seal !== null)
    await askSeal(
      city,
      tx,
      sealingOf(type, { issuedBy: old.issuedBy, by: { ...changing.by, name: changing.by.name ?? '' } }, row),
    )
  await queries.pointLookup(tx, { key: numberKey(city.vault, old.type, old.number), holder: old.holderKey, id: row.id })
  const licence = openRow(city.vault, row)
  await note(city, tx, licence, 'licence.changed', changing.by, { version: row.version, before: old.id })
  await tell(city, tx, [
    { kind: 'licenceChanged', root: changing.root, payload: { ...factsOf(city, licence), version: row.version } },
  ])
  return licence
}

async function lockLicence(city: LicencesCity, tx: Tx, licenceId: string): Promise<Licence> {
  const found = await findLicence(city, tx, licenceId)
  const row = found && (await queries.findLicenceForUpdate(tx, found.holderKey, found.id))
  if (row === undefined) throw new Refusal('LICENCE_NOT_FOUND')
  return openRow(city.vault, row)
}

function notInForce(city: LicencesCity, licence: Licence): Refusal {
  return new Refusal('LICENCE_NOT_IN_FORCE', { number: licence.number, status: statusWord(licence, dayOf(city.clock.now())) })
}

function place(licence: Licence): { holder: string; id: string } {
  return { holder: licence.holderKey, id: licence.id }
}

function factsOf(city: LicencesCity, licence: Licence): Record<string, Json> {
  return {
    licenceId: licence.id,
    type: licence.type,
    licenceName: typeOf(city, licence.type).name,
    issuer: departmentName(city, licence.issuedBy),
    number: licence.number,
    holderKind: licence.holder.kind,
    holderId: licence.holder.id,
  }
}

async function note(
  city: LicencesCity,
  tx: Tx,
  licence: Licence,
  act: string,
  by: By,
  facts: Record<string, Json>,
): Promise<void> {
  const entry = {
    root: licence.root,
    act,
    actor: { kind: by.kind, id: by.id },
    subject: { kind: 'licence', id: licence.id },
    about: licence.holder.id,
  }
  await record(tx, city.clock.now(), [{ ...entry, facts }])
}
