// SPDX-License-Identifier: Apache-2.0
import { dayOf, newId, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { Officer } from '../people/index.ts'
import { findByNumber } from './find.ts'
import { departmentName, typeOf } from './issue.ts'
import { isGood, type Licence, type LicencesCity, statusWord } from './licence.ts'
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

/** A case uses licences as evidence: written down for their holders in one statement, however many. `at` is the act's time. */
export async function useLicences(tx: Tx, at: Date, uses: CaseUse[]): Promise<void> {
  if (uses.length === 0) return
  await queries.insertUses(
    tx,
    uses.map((use) => {
      if (use.number === '' || use.item === '') throw new Refusal('LICENCE_USE_NOT_AUTHORISED', { number: use.licence.id })
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

export function useLicence(tx: Tx, at: Date, use: CaseUse): Promise<void> {
  return useLicences(tx, at, [use])
}

export type OfficeUse = { type: string; number: string; purpose: string; fields: string[] }
export type UsedLicence = { licence: Licence; fields: Record<string, unknown>; authorisation: { id: string; purpose: string } }

/**
 * An officer looks at somebody's licence outside a case. It needs the holder's
 * authorisation for the officer's department; without one it is refused, and
 * the try is kept where the holder sees it. Throws LICENCE_NOT_FOUND,
 * LICENCE_NOT_IN_FORCE or LICENCE_USE_NOT_AUTHORISED.
 */
export async function useByOffice(city: LicencesCity, officer: Officer, use: OfficeUse): Promise<UsedLicence> {
  const now = city.clock.now()
  const department = officer.positions[0]?.department ?? ''
  const by: User = { kind: 'officer', id: officer.id, name: departmentName(city, department), department }
  const answer = await transaction(city.sql, async (tx) => {
    const licence = await findByNumber(city, tx, use.type, use.number)
    if (licence === undefined) throw new Refusal('LICENCE_NOT_FOUND')
    const row = useRow(licence, now, by, use.purpose, use.fields)
    const authorisation = await queries.takeAuthorisation(tx, {
      holder: licence.holderKey,
      licence: licence.id,
      givenTo: department,
      now,
    })
    const basis = authorisation === undefined ? 'refused' : 'authorisation'
    await queries.insertUses(tx, [{ ...row, basis, authorisation: authorisation?.id ?? null }])
    const subject = { kind: 'licence', id: licence.id }
    const facts = { number: licence.number, fields: use.fields }
    const act = authorisation === undefined ? 'licence.useRefused' : 'licence.used'
    const entry = {
      root: licence.root,
      act,
      actor: { kind: 'officer' as const, id: officer.id },
      subject,
      about: licence.holder.id,
    }
    await record(tx, now, [{ ...entry, purpose: use.purpose, facts }])
    return { licence, authorisation }
  })
  // only now: the refused try must stay on record
  const { licence, authorisation } = answer
  if (authorisation === undefined) throw new Refusal('LICENCE_USE_NOT_AUTHORISED', { number: use.number })
  const day = dayOf(now)
  if (!isGood(licence, day))
    throw new Refusal('LICENCE_NOT_IN_FORCE', { number: licence.number, status: statusWord(licence, day) })
  const asked = new Set(use.fields)
  const known = typeOf(city, licence.type).fields.filter((field) => asked.has(field.id))
  return {
    licence,
    authorisation,
    fields: Object.fromEntries(known.map((field) => [field.id, licence.fields[field.id] ?? null])),
  }
}

/** Somebody checked the code that the holder showed. */
export async function noteShowing(tx: Tx, licence: Licence, at: Date, by: User): Promise<void> {
  await queries.insertUses(tx, [{ ...useRow(licence, at, by, '当面出示（亮证）', []), basis: 'showing' }])
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
