// SPDX-License-Identifier: Apache-2.0
import { dayOf, Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { type Officer, reachOf, within } from '../people/index.ts'
import { shown } from '../print/index.ts'
import { giveBack, revoke } from './end-licence.ts'
import { findByNumber, findLicence } from './find.ts'
import { departmentName, typeOf } from './issue.ts'
import { type Ending, type Licence, type LicencesCity, statusOn } from './licence.ts'
import { type OfficeUse, useByOffice } from './use.ts'

/** That somebody holds a licence is his own matter: what another department or district issued is not found. */
const isOwn = (officer: Officer, { issuedBy, region }: Licence): boolean =>
  within(reachOf(officer, 'department', 'licence.revoke'), { department: issuedBy, region })

/** A decider looks up a licence of the own department by its number, to end it. On record like every look at somebody's data. */
export async function findForOfficer(city: LicencesCity, officer: Officer, asked: { type: string; number: string }) {
  return transaction(city.sql, async (tx) => {
    const licence = await findByNumber(city, tx, asked.type, asked.number)
    if (licence === undefined || !isOwn(officer, licence)) throw new Refusal('LICENCE_NOT_FOUND')
    const now = city.clock.now()
    const type = typeOf(city, licence.type)
    const actor = { kind: 'officer' as const, id: officer.id }
    const subject = { kind: 'licence', id: licence.id }
    await record(tx, now, [
      {
        root: licence.root,
        act: 'licence.read',
        actor,
        subject,
        about: licence.holder.id,
        purpose: '查找本部门颁发的证照',
      },
    ])
    return {
      id: licence.id,
      type: licence.type,
      name: type.name,
      number: licence.number,
      version: licence.version,
      status: statusOn(licence, dayOf(now)),
      holder: licence.holder.name,
      issuer: departmentName(city, licence.issuedBy),
      issuedOn: dayOf(new Date(licence.issuedAt)),
      validFrom: licence.validFrom,
      validTo: licence.validTo,
      endedBecause: licence.endedBecause,
    }
  })
}

/** Ends, suspends or gives back a licence outside a case; only a decider of the department that issued it may. */
export async function endByOfficer(
  city: LicencesCity,
  officer: Officer,
  id: string,
  ending: { kind: Ending | '发还'; reason: string },
) {
  return transaction(city.sql, async (tx) => {
    const found = await findLicence(city, tx, id)
    if (found === undefined || !isOwn(officer, found)) throw new Refusal('LICENCE_NOT_FOUND')
    const by = { kind: 'officer' as const, id: officer.id }
    const { kind, reason } = ending
    const licence = kind === '发还' ? await giveBack(city, tx, id, by, reason) : await revoke(city, tx, id, { kind, reason, by })
    return { id: licence.id, number: licence.number, status: statusOn(licence, dayOf(city.clock.now())) }
  })
}

export async function useForOffice(city: LicencesCity, officer: Officer, use: OfficeUse) {
  const { licence, authorisation, fields } = await useByOffice(city, officer, use)
  const type = typeOf(city, licence.type)
  return {
    number: licence.number,
    name: type.name,
    status: statusOn(licence, dayOf(city.clock.now())),
    authorisation,
    fields: type.fields
      .filter((field) => field.id in fields)
      .map((field) => ({ id: field.id, title: field.title, value: shown(licence.fields[field.id], field.type) })),
  }
}
