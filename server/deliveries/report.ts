// SPDX-License-Identifier: Apache-2.0
import {
  type Act,
  actOn,
  endCase,
  note,
  sendMessage,
  servedField,
  tellOf,
  theSystem,
  todoField,
  type Working,
} from '../cases/index.ts'
import { hmacSm3, sameText } from '../kernel/crypto/index.ts'
import { dayOf, localIso, Refusal } from '../kernel/index.ts'
import { noteServed } from './deliver.ts'
import type { City } from './needs.ts'
import { afterReport, failureNames, hasFailed, type Parcel, type ParcelState } from './parcel.ts'
import * as queries from './queries.ts'
import { findUndelivered, openUndelivered } from './undelivered.ts'

export type Report = { waybill: string; at: string; text: string; state: Exclude<ParcelState, 'booked'>; signature: string }

/** The courier's clock and ours may differ by so much. */
const TOLERANCE = 10 * 60_000

/** The signature of a courier's report (docs/protocols/courier.md). */
export function signReport(secret: string, report: Omit<Report, 'signature'>): string {
  return hmacSm3(Buffer.from(secret), [report.waybill, report.at, report.text, report.state].join('\n')).toString('hex')
}

/**
 * The courier reports a step. “Delivered” sets the time of service and lets the case go on, once. What was returned, lost or refused
 * becomes a clerk's task in the same transaction, and the applicant is told what she can do; nothing is served by it.
 */
export async function receiveReport(city: City, report: Report): Promise<{ noted: boolean }> {
  if (!sameText(signReport(city.config.partnerSecrets.courier, report), report.signature))
    throw new Refusal('REPORT_SIGNATURE_WRONG')
  const parcel = await queries.findParcel(city.sql, report.waybill)
  if (!parcel) throw new Refusal('PARCEL_UNKNOWN')
  const at = new Date(report.at)
  const now = city.clock.now().getTime()
  if (!(at.getTime() <= now + TOLERANCE && at.getTime() >= parcel.bookedAt.getTime() - TOLERANCE))
    throw new Refusal('REPORT_TIME_WRONG', { at: report.at, now: localIso(city.clock.now()) })
  let noted = false
  await actOn(
    city,
    { root: parcel.root, id: parcel.caseId },
    { name: 'delivery.report', actor: theSystem },
    async (act, work) => {
      const locked = await queries.findParcelForUpdate(act.tx, parcel)
      const after = locked && afterReport(locked, { at, text: report.text, state: report.state })
      noted = after !== undefined
      if (!locked || !after) return
      await queries.saveParcel(act.tx, after)
      if (after.state !== locked.state) await changed(act, work, locked, after)
    },
  )
  return { noted }
}

async function changed(act: Act, work: Working, before: Parcel, after: Parcel): Promise<void> {
  const { waybill } = after
  const undelivered = await findUndelivered(act, work, waybill)
  if (after.state === 'delivered') {
    if (undelivered) await endCase(act, undelivered, '快递后来已签收')
    noteServed(act, work, { how: '快递已签收（模拟）', on: dayOf(after.deliveredAt ?? act.now), waybill })
    tellOf(act, work, 'delivered', { how: 'courier', waybill })
    await sendMessage(act, work, 'delivery.done', { deliveredOn: dayOf(after.deliveredAt ?? act.now) })
    return
  }
  if (!hasFailed(after.state)) return
  const why = failureNames[after.state]
  // it was signed for and came back all the same: what was counted as served was not
  if (before.state === 'delivered') servedField.clear(work.case)
  const { contents } = after
  note(work, 'deliveryFailed', { waybill, contents, why, state: after.state })
  if (undelivered) return
  await openUndelivered(act, work, after)
  todoField.set(work.case, 'parcel')
  tellOf(act, work, 'deliveryFailed', { waybill, contents, why })
}
