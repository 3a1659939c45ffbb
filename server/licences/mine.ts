// SPDX-License-Identifier: Apache-2.0

import { idOfKey } from '../kernel/crypto/index.ts'
import { anId, anInstant, dayOf, isId, newId, pagedList, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { holdRightToActFor, type Person } from '../people/index.ts'
import { dayInWords } from '../print/index.ts'
import { faceFields } from './face-fields.ts'
import { departmentName, typeOf } from './issue.ts'
import { isGood, type Licence, type LicencesCity, statusOn, statusWord } from './licence.ts'
import { purposeName, purposeOf } from './purposes.ts'
import * as queries from './queries.ts'
import { holderKeyOf, openRow } from './row.ts'
import { SHOWING_SECONDS, writeShowing } from './showing.ts'
import { verifyUrlOf } from './signed-file.ts'
import * as uses from './use-queries.ts'

/** The licences of the signed-in person, and of the firm for which she acts now. */
export async function myLicences(city: LicencesCity, person: Person) {
  const rows = await queries.findOfHolders(city.sql, myKeys(city, person))
  return { rows: rows.map((row) => summary(city, openRow(city.vault, row))) }
}

export async function myLicence(city: LicencesCity, person: Person, id: string) {
  const licence = await ownLicence(city, person, id)
  return {
    ...summary(city, licence),
    mark: licence.mark,
    code: licence.code,
    verifyUrl: verifyUrlOf(city, licence.code),
    endedBecause: licence.endedBecause,
  }
}

export async function myAuthorisations(city: LicencesCity, person: Person, id: string) {
  const licence = await ownLicence(city, person, id)
  const rows = await uses.authorisationsOf(city.sql, licence.holderKey, licence.id)
  return { rows: rows.map((row) => authorisationView(city, row, city.clock.now())) }
}

/** Finds a licence of this person or her firm; somebody else's is not found rather than forbidden. */
export async function ownLicence(city: LicencesCity, person: Person, id: string): Promise<Licence> {
  const keys = myKeys(city, person)
  for (const key of isId(id) ? keys : []) {
    const row = await queries.findHandedOver(city.sql, key, id)
    if (row !== undefined) return openRow(city.vault, row)
  }
  throw new Refusal('LICENCE_NOT_FOUND')
}

/** What is given or taken back in a firm's name needs the right to act for it until it is done. */
async function holdRight(city: LicencesCity, tx: Tx, person: Person, { holder }: Licence): Promise<void> {
  if (holder.kind === 'firm') await holdRightToActFor(city, tx, person.id, holder.id)
}

function myKeys(city: LicencesCity, person: Person): string[] {
  const ids = person.actingFor === null ? [person.idNumber] : [person.idNumber, person.actingFor.creditCode]
  return ids.map((id) => holderKeyOf(city.vault, id))
}

function summary(city: LicencesCity, licence: Licence) {
  const type = typeOf(city, licence.type)
  return {
    id: licence.id,
    type: licence.type,
    name: type.name,
    layout: type.layout,
    number: licence.number,
    version: licence.version,
    status: statusOn(licence, dayOf(city.clock.now())),
    holder: licence.holder.name,
    holderKind: licence.holder.kind,
    issuer: departmentName(city, licence.issuedBy),
    issuedOn: dayOf(new Date(licence.issuedAt)),
    validFrom: licence.validFrom,
    validTo: licence.validTo,
    face: faceFields(type, licence),
  }
}

export type Authorising = {
  to: string
  /** a code of the pack's dictionary of purposes */
  purpose: string
  until: string
  uses: number
  /** the caller's idempotency key: the same one again is the same authorisation, not a second one */
  key?: string | undefined
}

/** The holder lets a department use a licence, for a purpose, until the end of a day, so many times. */
export async function authorise(city: LicencesCity, person: Person, id: string, given: Authorising) {
  const licence = await ownLicence(city, person, id)
  const now = city.clock.now()
  const department = departmentCalled(city, given.to)
  const purpose = purposeOf(city, given.purpose)
  const endsAt = new Date(`${given.until}T24:00:00+08:00`)
  const furthest = now.getTime() + 366 * 86_400_000
  if (!(endsAt > now) || endsAt.getTime() > furthest) throw new Refusal('AUTHORISATION_DATE_OUT_OF_RANGE', { until: given.until })
  if (!isGood(licence, dayOf(now)))
    throw new Refusal('LICENCE_NOT_IN_FORCE', { number: licence.number, status: statusWord(licence, dayOf(now)) })
  const row: uses.AuthorisationRow = {
    holder: licence.holderKey,
    id: given.key === undefined ? newId() : idOfKey(`${person.id}/${licence.id}/${given.key}`),
    licence: licence.id,
    givenTo: department.code,
    givenToName: department.name,
    purpose: purpose.code,
    givenAt: now,
    endsAt,
    usesGiven: given.uses,
    usesLeft: given.uses,
    withdrawnAt: null,
  }
  return transaction(city.sql, async (tx) => {
    await holdRight(city, tx, person, licence)
    if (!(await uses.insertAuthorisation(tx, row))) {
      const before = (await uses.authorisationsOf(tx, licence.holderKey, licence.id)).find((one) => one.id === row.id) ?? row
      if (!isSameGift(before, row)) throw new Refusal('KEY_REUSED')
      return authorisationView(city, before, now)
    }
    const facts = { authorisation: row.id, to: department.code, purpose: purpose.code, until: given.until, uses: given.uses }
    await record(tx, now, [entry(person, licence, 'licence.authorised', purpose.name, facts)])
    return authorisationView(city, row, now)
  })
}

function isSameGift(one: uses.AuthorisationRow, other: uses.AuthorisationRow): boolean {
  const isSameUse = one.givenTo === other.givenTo && one.purpose === other.purpose && one.usesGiven === other.usesGiven
  return isSameUse && one.endsAt.getTime() === other.endsAt.getTime()
}

/** A department by its code, key or either name, as people write it. */
function departmentCalled(city: LicencesCity, name: string) {
  const asked = name.trim()
  for (const one of city.content.departments.values())
    if ([one.code, one.key, one.name, one.short, one.name.replace(city.content.city, '')].includes(asked)) return one
  throw new Refusal('AUTHORISATION_TO_UNKNOWN', { to: asked })
}

/** From this moment the department cannot use it any more; what it saw before stays on the list of uses. */
export async function withdraw(city: LicencesCity, person: Person, id: string, authorisation: string): Promise<void> {
  const licence = await ownLicence(city, person, id)
  const now = city.clock.now()
  await transaction(city.sql, async (tx) => {
    await holdRight(city, tx, person, licence)
    const did = isId(authorisation) && (await uses.withdrawAuthorisation(tx, licence.holderKey, licence.id, authorisation, now))
    if (!did) throw new Refusal('AUTHORISATION_NOT_FOUND')
    await record(tx, now, [entry(person, licence, 'licence.authorisationWithdrawn', undefined, { authorisation })])
  })
}

function entry(
  person: Person,
  licence: Licence,
  act: string,
  purpose: string | undefined,
  facts: Record<string, string | number>,
) {
  const actor = { kind: 'person' as const, id: person.id }
  const base = { root: licence.root, act, actor, subject: { kind: 'licence', id: licence.id }, about: licence.holder.id, facts }
  return purpose === undefined ? base : { ...base, purpose }
}

export async function show(city: LicencesCity, person: Person, id: string) {
  const licence = await ownLicence(city, person, id)
  const now = city.clock.now()
  if (!isGood(licence, dayOf(now)))
    throw new Refusal('LICENCE_NOT_IN_FORCE', { number: licence.number, status: statusWord(licence, dayOf(now)) })
  const { token, endsAt } = writeShowing(city.vault, licence.id, now)
  return { token, url: `/show/${token}`, expiresAt: endsAt.toISOString(), seconds: SHOWING_SECONDS }
}

const BASIS_WORDS: Record<uses.Basis, string> = {
  case: '办理您的事项',
  authorisation: '您的授权',
  showing: '您当面出示',
  refused: '未授权，已拒绝',
}

/** What every licence has beside the fields of its type. */
const COMMON_TITLES: Record<string, string> = { number: '证照编号', name: '名称', holderName: '持证人', mark: '证照标识' }

const USES = pagedList<[string, string]>('uses of a licence', anInstant, anId)

/** Who used the licence, when, on what ground, and what they looked at. */
export async function usesOfMine(city: LicencesCity, person: Person, id: string, query: { limit?: number; after?: string }) {
  const licence = await ownLicence(city, person, id)
  const titles = new Map(typeOf(city, licence.type).fields.map((field) => [field.id, field.title]))
  const limit = query.limit ?? 20
  const after = USES.read(city.config, query.after)
  const rows = await uses.usesOf(city.sql, licence.holderKey, licence.id, after, limit + 1)
  const shownPage = USES.page(city.config, rows, limit, (row) => [row.usedAt.toISOString(), row.id])
  return {
    next: shownPage.next,
    rows: shownPage.rows.map((row) => ({
      id: row.id,
      at: row.usedAt.toISOString(),
      basis: row.basis,
      what: BASIS_WORDS[row.basis],
      who: row.byName,
      allowed: row.basis !== 'refused',
      purpose: row.purpose,
      caseNumber: row.caseNumber,
      item: row.item,
      fields: [...new Set(row.fields.flatMap((field) => titles.get(field) ?? COMMON_TITLES[field] ?? []))],
    })),
  }
}

function authorisationView(city: LicencesCity, row: uses.AuthorisationRow, now: Date) {
  const isOn = row.withdrawnAt === null && row.endsAt > now && row.usesLeft > 0
  const until = dayOf(new Date(row.endsAt.getTime() - 1))
  return {
    id: row.id,
    to: row.givenToName,
    department: row.givenTo,
    purpose: { code: row.purpose, name: purposeName(city, row.purpose) },
    until,
    uses: row.usesGiven,
    used: row.usesGiven - row.usesLeft,
    on: isOn,
    state: isOn
      ? `有效，至${dayInWords(until)}`
      : row.withdrawnAt !== null
        ? '已撤回'
        : row.usesLeft === 0
          ? '次数已用完'
          : '已到期',
  }
}
