// SPDX-License-Identifier: Apache-2.0
import { type Act, type Case, note, recordOf, type Topic, tellOf, type Working } from '../cases/index.ts'
import { dayOf, type Json, localIso, newId } from '../kernel/index.ts'
import * as queries from './queries.ts'

export type To = { receiver: string; mobile: string; address: string }

/**
 * `delivery.begin`: hands the result over in the way that the applicant chose.
 * Electronic is done at once; for pick-up a task of the issuing counter
 * follows; a parcel is booked and the process waits for `delivery.done`.
 */
export const begin: Topic = {
  name: 'delivery.begin',
  async run({ act, work, element }): Promise<Record<string, Json>> {
    const { case: subject } = work
    const method = subject.delivery?.choice ?? 'electronic'
    subject.state = 'delivering'
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

export const addressOf = ({ delivery, applicantName }: Pick<Case, 'delivery' | 'applicantName'>): To => ({
  receiver: delivery?.receiver ?? applicantName,
  mobile: delivery?.mobile ?? '',
  address: delivery?.address ?? '',
})

/** The result lies at a counter; the applicant is told to come. */
export function callIn(act: Act, work: Working, element: string | null = null): void {
  work.case.result = { ...(work.case.result ?? {}), todo: 'collect' }
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
  const { todo: _done, ...result } = work.case.result ?? {}
  work.case.result = { ...result, served: { on, how: served.how } }
  note(work, 'delivered', { ...said, on }, element)
  recordOf(act, work, 'delivery.served', { on })
}

/** Hands a parcel to the (simulated) courier, in the act's transaction. */
export async function bookParcel(act: Act, work: Working, to: To, element: string | null = null): Promise<string> {
  const id = newId()
  const waybill = `YZ${id.replaceAll('-', '').slice(-12).toUpperCase()}`
  await queries.insertParcel(await act.begin(), {
    root: act.root,
    id,
    caseId: work.case.id,
    waybill,
    ...to,
    state: 'booked',
    stateAt: act.now,
    bookedAt: act.now,
    deliveredAt: null,
    steps: [{ at: localIso(act.now), text: '政务大厅已交寄（模拟）', state: 'booked' }],
  })
  note(work, 'deliveryBooked', { waybill }, element)
  recordOf(act, work, 'delivery.booked', { waybill })
  tellOf(act, work, 'deliveryBooked', { waybill })
  return waybill
}
