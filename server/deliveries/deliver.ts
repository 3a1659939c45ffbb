// SPDX-License-Identifier: Apache-2.0
import { actOn, note, recordOf, sendMessage, type Topic, tellOf, theSystem } from '../cases/index.ts'
import type { City } from '../city.ts'
import { hmacSm3, sameText } from '../kernel/crypto/index.ts'
import { type Json, localIso, newId, Refusal } from '../kernel/index.ts'
import * as queries from './queries.ts'

/**
 * `delivery.begin`: hands the result over in the way that the applicant chose.
 * Electronic is done at once; for pick-up a task of the issuing counter
 * follows; a parcel is booked and the process waits for `delivery.done`.
 */
const begin: Topic = {
  name: 'delivery.begin',
  async run({ tx, act, work, element }): Promise<Record<string, Json>> {
    const { case: subject } = work
    const method = subject.delivery?.choice ?? 'electronic'
    subject.state = 'delivering'
    if (method === 'electronic') {
      note(work, 'delivered', { how: '电子证照已放入您的账户' }, element)
      tellOf(act, work, 'delivered', { how: 'electronic' })
      return { method, done: true }
    }
    if (method === 'pickup') {
      subject.result = { ...(subject.result ?? {}), todo: 'collect' }
      tellOf(act, work, 'readyToCollect', {})
      return { method, done: false }
    }
    const { receiver = subject.applicantName, mobile = '', address = '' } = subject.delivery ?? {}
    const id = newId()
    const waybill = `YZ${id.replaceAll('-', '').slice(-12).toUpperCase()}`
    await queries.insertParcel(tx, {
      root: act.root,
      id,
      caseId: subject.id,
      waybill,
      receiver,
      mobile,
      address,
      state: 'booked',
      bookedAt: act.now,
      deliveredAt: null,
      steps: [{ at: localIso(act.now), text: '政务大厅已交寄（模拟）' }],
    })
    note(work, 'deliveryBooked', { waybill }, element)
    recordOf(act, work, 'delivery.booked', { waybill })
    tellOf(act, work, 'deliveryBooked', { waybill })
    return { method, waybill, done: false }
  },
}
export const deliveryTopics: Topic[] = [begin]

export type Report = { waybill: string; at: string; text: string; state: 'moving' | 'delivered' | 'returned'; signature: string }

/** The signature of a courier's report (docs/protocols/courier.md). */
export function signReport(secret: string, report: Omit<Report, 'signature'>): string {
  return hmacSm3(Buffer.from(secret), [report.waybill, report.at, report.text, report.state].join('\n')).toString('hex')
}

/** The courier reports a step. “Delivered” sets the time of service and lets the case go on, once. */
export async function receiveReport(city: City, report: Report): Promise<{ noted: boolean }> {
  if (!sameText(signReport(city.config.partnerSecrets.courier, report), report.signature))
    throw new Refusal('REPORT_SIGNATURE_WRONG')
  const parcel = await queries.findParcel(city.sql, report.waybill)
  if (!parcel) throw new Refusal('PARCEL_UNKNOWN')
  let noted = false
  await actOn(
    city,
    { root: parcel.root, id: parcel.caseId },
    { name: 'delivery.report', actor: theSystem },
    async (act, work) => {
      noted = await queries.addStep(
        act.tx,
        parcel,
        { at: report.at, text: report.text },
        report.state,
        report.state === 'delivered' ? act.now : null,
      )
      if (!noted || report.state !== 'delivered') return
      note(work, 'delivered', { how: '快递已签收（模拟）', waybill: parcel.waybill })
      tellOf(act, work, 'delivered', { how: 'courier', waybill: parcel.waybill })
      await sendMessage(act, work, 'delivery.done', { deliveredOn: localIso(act.now).slice(0, 10) })
    },
  )
  return { noted }
}

/** The simulated courier: one step after another, a step each time somebody looks on or the worker comes by. */
export async function simulateCourier(city: City, waybill: string): Promise<void> {
  const parcel = await queries.findParcel(city.sql, waybill)
  if (!parcel || parcel.state === 'delivered') return
  const script = [
    { text: '快递员已取件（模拟）', state: 'moving' as const },
    { text: '派送中（模拟）', state: 'moving' as const },
    { text: '已签收（模拟）', state: 'delivered' as const },
  ]
  const next = script[parcel.steps.length - 1]
  if (!next) return
  const report = { waybill, at: localIso(city.clock.now()), ...next }
  await receiveReport(city, { ...report, signature: signReport(city.config.partnerSecrets.courier, report) })
}

export function parcelView(parcel: queries.Parcel) {
  return {
    waybill: parcel.waybill,
    state: parcel.state,
    steps: parcel.steps,
    receiver: parcel.receiver,
    address: parcel.address,
    deliveredAt: parcel.deliveredAt ? localIso(parcel.deliveredAt) : null,
    simulated: true,
  }
}
