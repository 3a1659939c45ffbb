// SPDX-License-Identifier: Apache-2.0
import { dayOf, type Json, type Part, type Tx } from '../kernel/index.ts'
import { caseField, type KeepsFields, type Topic } from '../packs/index.ts'
import { revoke } from './end-licence.ts'
import { findHeld } from './find.ts'
import { type Claim, prepare } from './issue.ts'
import type { Holder, HolderKind, LicencesCity } from './licence.ts'

/** A licence as the case remembers it that it was issued by; `pays`: what the holder gets by it, and where to. */
type Issued = {
  licenceId: string
  licenceType: string
  licenceName: string
  licenceNumber: string
  licenceMark: string
  pays?: { amount: number; monthly: boolean; tail: string; from: string | null }
}

const issuedField = caseField<Issued[]>('licences')

/** What a case has issued, in its order. */
export const issuedOf = (subject: KeepsFields): Issued[] => issuedField.of(subject) ?? []

/** What a licence's step needs of the act, and of the case that asks for it: a room above this one has them. */
type Asking = {
  city: LicencesCity
  tx: Tx
  act: { root: string; actor: { kind: string; id: string; name: string }; now: Date; attempt: number }
  work: {
    case: {
      id: string
      number: string
      itemName: string
      department: string
      region: string
      applicantKind: HolderKind
      applicantName: string
      delivery: { choice: string } | null
    } & KeepsFields
    dossier: { applicant: Record<string, unknown> }
  }
  input: Record<string, unknown>
  note(what: string, detail: Record<string, Json>): void
  record(act: string, facts: Record<string, Json>): void
  tell(fact: string, payload: Record<string, Json>): void
  put(part: Part): void
  claim(claim: Claim): void
}

/** The licence's holder: the applicant, unless the process names somebody else (a newborn child). */
function holderOf({ work, input }: Asking): Holder {
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

const issueLicence: Topic<Asking> = {
  name: 'licence.issue',
  isPure: true,
  asked: { by: ['matter'], needs: ['type', 'fields'] },
  async run(context) {
    const { city, tx, act, work, input, put, claim } = context
    const { case: subject } = work
    const fields = (input.fields ?? {}) as Record<string, Json>
    const validFrom = text(input.validFrom)
    const validTo = text(input.validTo)
    const asked = {
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
    }
    const { licence, lookups, parts } = await prepare(city, tx, asked, act.attempt > 1)
    claim(lookups)
    for (const part of parts) put(part)
    const name = city.content.licenceTypes.get(licence.type)?.name ?? licence.type
    const issued = {
      licenceId: licence.id,
      licenceType: licence.type,
      licenceName: name,
      licenceNumber: licence.number,
      licenceMark: licence.mark,
    }
    const pays = paysOf(input.pays)
    issuedField.set(subject, [...issuedOf(subject), pays === null ? issued : { ...issued, pays }])
    context.note('licenceIssued', issued)
    context.record('licence.issued', { licence: licence.id, type: licence.type })
    context.tell('licenceIssued', issued)
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
const ending = (name: string, kind: '撤销' | '注销'): Topic<Asking> => ({
  name,
  asked: { by: ['matter'], needs: ['type'] },
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
    context.note('licenceEnded', { licenceId: licence.id, type: licence.type, number: licence.number, kind })
    context.record('licence.ended', { licence: licence.id, kind })
    return { ended: true, number: licence.number }
  },
})

export const licenceTopics: Topic<Asking>[] = [issueLicence, ending('licence.cancel', '注销'), ending('licence.revoke', '撤销')]
