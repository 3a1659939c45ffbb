// SPDX-License-Identifier: Apache-2.0
import { idOfKey } from '../kernel/crypto/index.ts'
import { dayOf, newId, type Part, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { Officer } from '../people/index.ts'
import { findByNumber } from './find.ts'
import { departmentName, typeOf } from './issue.ts'
import { type Licence, type LicencesCity, statusWord } from './licence.ts'
import { purposeOf } from './purposes.ts'
import * as queries from './use-queries.ts'

export type User = { kind: 'officer' | 'system' | 'person'; id: string; name: string; department?: string | null }
export type CaseUse = {
  licence: Pick<Licence, 'id' | 'holderKey'>
  caseId: string
  /** the case's number and item: what makes the use lawful without asking the holder again */
  number: string
  item: string
  by: User
  purpose: string
  /** the fields that were looked at */
  fields: string[]
}

/** A case uses licences as evidence: written down for their holders in one statement, however many, which an act may take for a part of its own. `at` is the act's time. */
export function useLicences(tx: Tx, at: Date, uses: CaseUse[]): Part {
  return queries.insertUses(
    tx,
    uses.map((use) => {
      if (use.number === '' || use.item === '')
        throw new Refusal('LICENCE_USE_NOT_AUTHORISED', { number: use.licence.id, purpose: use.purpose })
      return {
        ...useRow(use.licence, at, use.by, use.purpose, use.fields),
        basis: 'case' as const,
        caseId: use.caseId,
        caseNumber: use.number,
        item: use.item,
      }
    }),
  )
}

/** `purpose` is a code of the pack's dictionary of purposes. */
export type OfficeUse = { type: string; number: string; purpose: string; fields: string[] }
export type UsedLicence = {
  licence: Licence
  fields: Record<string, unknown>
  authorisation: { id: string; purpose: { code: string; name: string } }
}

/**
 * An officer looks at somebody's licence outside a case. It needs the holder's
 * authorisation for the officer's department and for this very purpose, by its
 * code; without one it is refused, and the try is kept where the holder sees
 * it. A use is taken from an authorisation only when the licence is in force,
 * in the statement that decides. Throws LICENCE_PURPOSE_UNKNOWN,
 * LICENCE_NOT_FOUND, LICENCE_NOT_IN_FORCE or LICENCE_USE_NOT_AUTHORISED.
 */
export async function useByOffice(city: LicencesCity, officer: Officer, use: OfficeUse): Promise<UsedLicence> {
  const now = city.clock.now()
  const purpose = purposeOf(city, use.purpose)
  const departments = [
    ...new Set(officer.positions.filter((held) => held.permissions.includes('licence.use')).map((held) => held.department)),
  ]
  const answer = await transaction(city.sql, async (tx) => {
    const licence = await findByNumber(city, tx, use.type, use.number)
    if (licence === undefined) throw new Refusal('LICENCE_NOT_FOUND')
    const asked = {
      holder: licence.holderKey,
      licence: licence.id,
      givenTo: departments,
      purpose: purpose.code,
      now,
      day: dayOf(now),
    }
    const taken = await queries.takeAuthorisation(tx, asked)
    const department = taken?.givenTo ?? departments[0] ?? ''
    const by: User = { kind: 'officer', id: officer.id, name: departmentName(city, department), department }
    const basis = taken === undefined ? 'refused' : 'authorisation'
    await queries.insertUses(tx, [
      { ...useRow(licence, now, by, purpose.name, use.fields), basis, authorisation: taken?.id ?? null },
    ])
    await record(tx, now, [
      {
        root: licence.root,
        act: taken === undefined ? 'licence.useRefused' : 'licence.used',
        actor: { kind: 'officer', id: officer.id },
        subject: { kind: 'licence', id: licence.id },
        about: licence.holder.id,
        purpose: purpose.name,
        facts: { fields: use.fields, purpose: purpose.code },
      },
    ])
    const isAuthorised = taken !== undefined || (await queries.isAuthorised(tx, asked))
    return { licence, taken, isAuthorised }
  })
  // only now: the refused try must stay on record
  const { licence, taken, isAuthorised } = answer
  if (taken === undefined) {
    if (!isAuthorised) throw new Refusal('LICENCE_USE_NOT_AUTHORISED', { number: use.number, purpose: purpose.name })
    throw new Refusal('LICENCE_NOT_IN_FORCE', { number: licence.number, status: statusWord(licence, dayOf(now)) })
  }
  const asked = new Set(use.fields)
  const known = typeOf(city, licence.type).fields.filter((field) => asked.has(field.id))
  return {
    licence,
    authorisation: { id: taken.id, purpose },
    fields: Object.fromEntries(known.map((field) => [field.id, licence.fields[field.id] ?? null])),
  }
}

/**
 * Somebody checked the code that the holder showed. A code opens the face once: whoever photographs it over a shoulder comes second.
 * The use's id follows from the code, so that the database lets one of two checks in. Throws SHOWING_USED.
 */
export async function noteShowing(tx: Tx, licence: Licence, token: string, at: Date, by: User): Promise<void> {
  const use = { ...useRow(licence, at, by, '当面出示（亮证）', []), id: idOfKey(`showing/${token}`), basis: 'showing' as const }
  if ((await queries.insertUses(tx, [use])).count === 0) throw new Refusal('SHOWING_USED')
}

function useRow(
  licence: Pick<Licence, 'id' | 'holderKey'>,
  usedAt: Date,
  by: User,
  purpose: string,
  fields: string[],
): queries.UseRow {
  return {
    holder: licence.holderKey,
    id: newId(),
    licence: licence.id,
    usedAt,
    basis: 'refused',
    byKind: by.kind,
    byId: by.id,
    byName: by.name,
    department: by.department ?? null,
    authorisation: null,
    caseId: null,
    caseNumber: null,
    item: null,
    purpose,
    fields,
  }
}
