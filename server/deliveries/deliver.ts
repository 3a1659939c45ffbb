// SPDX-License-Identifier: Apache-2.0

import {
  type Act,
  type Case,
  childrenOf,
  enter,
  handedTogetherField,
  note,
  recordOf,
  servedField,
  type Topic,
  tellOf,
  todoField,
  type Working,
} from '../cases/index.ts'
import { dayOf, type Json, localIso, newId } from '../kernel/index.ts'
import { handOver, issuedOf } from '../licences/index.ts'
import * as queries from './queries.ts'

export type To = { receiver: string; mobile: string; address: string }

/**
 * `delivery.begin`: hands the result over in the way that the applicant chose.
 * Electronic is done at once; for pick-up a task of the issuing counter
 * follows; a parcel is booked and the process waits for `delivery.done`.
 *
 * A part of a bundle whose results go together hands nothing over: its process goes on, and the bundle's own step hands over what
 * all parts gave, in one parcel, at one counter, in one message. What was denied or refused is not waited for.
 */
export const begin: Topic = {
  name: 'delivery.begin',
  asked: { by: ['matter'], hears: ['delivery.done'] },
  async run({ act, work, element }): Promise<Record<string, Json>> {
    const { case: subject } = work
    const method = subject.delivery?.choice ?? 'electronic'
    if (method === 'together') {
      enter(work, 'delivering')
      note(work, 'heldForWhole', {}, element)
      return { method, done: true }
    }
    if (subject.kind === 'bundle' && !(await handOverTogether(act, work, method, element))) return { method: 'none', done: true }
    enter(work, 'delivering')
    if (method === 'electronic') {
      noteServed(act, work, { how: '电子证照已放入您的账户' }, element)
      tellOf(act, work, 'delivered', { how: 'electronic' })
      return { method, done: true }
    }
    if (method === 'pickup') {
      callIn(act, work, element)
      return { method, done: false }
    }
    return { method, waybill: await bookParcel(act, work, addressOf(subject), element), done: false }
  },
}

/** What the parts of a bundle gave and kept for this moment; whether there is anything. The bundle's clock stops: all is decided. */
async function handOverTogether(act: Act, work: Working, method: string, element: string): Promise<boolean> {
  const { case: whole } = work
  const given = await givenTogether(act, whole)
  whole.decidedAt ??= act.now
  if (given.length === 0) return false
  const names = given.map((part) => part.itemName)
  const licences = given.flatMap(issuedOf)
  await handOver(
    await act.begin(),
    licences.map((one) => one.licenceId),
  )
  handedTogetherField.set(whole, true)
  note(work, 'handedTogether', { count: given.length, names }, element)
  recordOf(act, work, 'delivery.together', { parts: given.map((part) => part.number) })
  tellOf(act, work, 'handedTogether')
  if (method === 'electronic') tellOf(act, work, 'resultsTogether', { count: given.length, names })
  return true
}

/** The parts of a bundle whose results wait for the whole, as this very act leaves them: the last may have been decided, or even begun, in it. */
async function givenTogether(act: Act, whole: Case): Promise<Case[]> {
  const present = [...act.works.values()]
    .map((one) => one.case)
    .filter((one) => one.parent === whole.id && one.parentToken !== null)
  const written = (await childrenOf(act.tx, act.root, whole.id)).filter((one) => !act.works.has(one.id))
  const parts = [...written, ...present].sort((one, other) => (one.id < other.id ? -1 : 1))
  return parts.filter((part) => part.delivery?.choice === 'together' && part.decision === 'granted')
}

/** What a parcel of this case holds, by name: its licences, or its decision where nothing else comes out. */
async function contentsOf(act: Act, subject: Case): Promise<string[]> {
  const of = subject.kind === 'bundle' ? await givenTogether(act, subject) : [subject]
  return of.flatMap((one) => {
    const names = issuedOf(one).map(({ licenceName }) => licenceName)
    return names.length > 0 ? names : [`${one.itemName}的决定书`]
  })
}

export const addressOf = ({ delivery, applicantName }: Pick<Case, 'delivery' | 'applicantName'>): To => ({
  receiver: delivery?.receiver ?? applicantName,
  mobile: delivery?.mobile ?? '',
  address: delivery?.address ?? '',
})

/** The result lies at a counter; the applicant is told to come. */
export function callIn(act: Act, work: Working, element: string | null = null): void {
  todoField.set(work.case, 'collect')
  note(work, 'readyToCollect', {}, element)
  tellOf(act, work, 'readyToCollect', {})
}

/** From this instant it is served: a day before it, nothing was. */
export function noteServed(
  act: Act,
  work: Working,
  served: { how: string; on?: string; waybill?: string },
  element: string | null = null,
): void {
  const { on = dayOf(act.now), ...said } = served
  todoField.clear(work.case)
  servedField.set(work.case, { on, how: served.how })
  note(work, 'delivered', { ...said, on }, element)
  recordOf(act, work, 'delivery.served', { on })
}

/** Hands a parcel to the (simulated) courier, in the act's transaction. */
export async function bookParcel(act: Act, work: Working, to: To, element: string | null = null): Promise<string> {
  const id = newId()
  const contents = await contentsOf(act, work.case)
  const waybill = `YZ${id.replaceAll('-', '').slice(-12).toUpperCase()}`
  await queries.insertParcel(await act.begin(), {
    root: act.root,
    id,
    caseId: work.case.id,
    waybill,
    contents,
    ...to,
    state: 'booked',
    stateAt: act.now,
    bookedAt: act.now,
    deliveredAt: null,
    steps: [{ at: localIso(act.now), text: '政务大厅已交寄（模拟）', state: 'booked' }],
  })
  note(work, 'deliveryBooked', { waybill, contents }, element)
  recordOf(act, work, 'delivery.booked', { waybill })
  tellOf(act, work, 'deliveryBooked', { waybill, contents })
  return waybill
}
