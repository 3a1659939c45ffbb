// SPDX-License-Identifier: Apache-2.0
import type { Topic, TopicContext } from '../cases/index.ts'
import { note, recordOf, tellOf } from '../cases/index.ts'
import { dayOf, type Json } from '../kernel/index.ts'
import { findHeld, type Holder, issue, revoke } from '../licences/index.ts'
import { noteFirms } from '../people/index.ts'
import { amendRecords, baseRegisterOf, writeRecord } from '../registers/index.ts'

/** The licence's holder: the applicant, unless the process names somebody else (a newborn child). */
function holderOf({ work, input }: TopicContext): Holder {
  const { case: subject, dossier } = work
  const given = input.holder
  if (given && typeof given === 'object') {
    const { kind, id, name } = given as Record<string, unknown>
    if ((kind === 'person' || kind === 'firm') && typeof id === 'string' && typeof name === 'string') return { kind, id, name }
    throw new Error('licence.issue 的 holder 应有 kind、id、name')
  }
  const { idNumber, creditCode } = dossier.applicant
  return {
    kind: subject.applicantKind,
    id: String(subject.applicantKind === 'firm' ? creditCode : idNumber),
    name: subject.applicantName,
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/**
 * What comes of it in money, for the end of the page: how much, whether each month, into which account (its last four signs), from which month on.
 * The process says it (`pays`); the account itself stays where it was.
 */
function paysOf(given: unknown): { amount: number; monthly: boolean; tail: string; from: string | null } | null {
  if (typeof given !== 'object' || given === null) return null
  const { amount, monthly, account, from } = given as Record<string, unknown>
  if (typeof amount !== 'number' || typeof account !== 'string') return null
  return { amount, monthly: monthly === true, tail: account.slice(-4), from: text(from)?.slice(0, 7) ?? null }
}

const issueLicence: Topic = {
  name: 'licence.issue',
  async run(context) {
    const { city, tx, act, work, input } = context
    const { case: subject } = work
    const fields = (input.fields ?? {}) as Record<string, Json>
    const validFrom = text(input.validFrom)
    const validTo = text(input.validTo)
    const licence = await issue(city, tx, {
      root: act.root,
      caseId: subject.id,
      type: String(input.type ?? ''),
      holder: holderOf(context),
      fields,
      issuedBy: subject.department,
      region: subject.region,
      by: act.actor,
      waits: subject.delivery?.choice === 'together',
      ...(validFrom ? { validFrom } : {}),
      ...(validTo ? { validTo } : {}),
    })
    const name = city.content.licenceTypes.get(licence.type)?.name ?? licence.type
    const issued = {
      licenceId: licence.id,
      licenceType: licence.type,
      licenceName: name,
      licenceNumber: licence.number,
      licenceMark: licence.mark,
    }
    const pays = paysOf(input.pays)
    const before = (subject.result?.licences ?? []) as Json[]
    subject.result = { ...(subject.result ?? {}), ...issued, licences: [...before, pays === null ? issued : { ...issued, pays }] }
    note(work, 'licenceIssued', issued, context.element)
    recordOf(act, work, 'licence.issued', { licence: licence.id, type: licence.type })
    tellOf(act, work, 'licenceIssued', issued)
    return {
      licenceId: licence.id,
      number: licence.number,
      mark: licence.mark,
      validFrom: licence.validFrom,
      validTo: licence.validTo,
      issuedOn: dayOf(act.now),
    }
  },
}

/** A licence ends as the outcome of a case: cancelled at the holder's wish, revoked by decision. */
const ending = (name: string, kind: '撤销' | '注销'): Topic => ({
  name,
  async run(context): Promise<Record<string, Json>> {
    const { city, tx, act, work, input } = context
    const holder = holderOf(context)
    const licence = await findHeld(city, tx, String(input.type ?? ''), holder.id, dayOf(act.now))
    if (!licence) return { ended: false }
    await revoke(city, tx, licence.id, {
      reason: text(input.reason) ?? work.case.itemName,
      by: { kind: 'system', id: work.case.id, name: work.case.number },
      kind,
    })
    note(work, 'licenceEnded', { licenceId: licence.id, type: licence.type, number: licence.number, kind }, context.element)
    recordOf(act, work, 'licence.ended', { licence: licence.id, kind })
    return { ended: true, number: licence.number }
  },
})

/**
 * `register.write`: the outcome of a case enters its register. A record whose
 * identity (`register.keys[0]`: credit code, identity number, account) is there
 * already is changed; otherwise it is new.
 */
const writeRegister: Topic = {
  name: 'register.write',
  async run({ city, tx, work, input }): Promise<Record<string, Json>> {
    const register = baseRegisterOf(String(input.register ?? ''))
    const record = input.record
    if (typeof record !== 'object' || record === null || Array.isArray(record)) throw new Error('register.write 需要 record')
    const body = record as Record<string, Json>
    const { creditCode, name, legalPersonId } = body
    // whoever may act for a firm by law follows from the register
    if (
      register.id === 'firms' &&
      typeof creditCode === 'string' &&
      typeof name === 'string' &&
      typeof legalPersonId === 'string'
    )
      await noteFirms(city.vault, tx, [{ creditCode, name, legalPersonId }])
    const [identity = register.subject] = register.keys
    const value = body[identity]
    if (
      value !== undefined &&
      value !== null &&
      (await amendRecords(city, tx, register.id, { [identity]: value }, body, work.case.number)) > 0
    )
      return { changed: true }
    return { recordId: await writeRecord(city, tx, register.id, body, work.case.number) }
  },
}

export const applicationTopics: Topic[] = [
  writeRegister,
  issueLicence,
  ending('licence.cancel', '注销'),
  ending('licence.revoke', '撤销'),
]
