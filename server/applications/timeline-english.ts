// SPDX-License-Identifier: Apache-2.0
import { limitInEnglish } from '@chengshu/engine'
import { contentInEnglish } from '../items/index.ts'

/** The English name of a body, a task, a paper or a ground; its Chinese one where the city has none. */
export type Say = (name: string) => string
type Said = { what: string; detail?: string }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const listed = (value: unknown, say: Say): string => (Array.isArray(value) ? value.map((one) => say(String(one))).join('; ') : '')
/** What is in a parcel, and its waybill. */
const parcel = (d: Record<string, unknown>, say: Say): string =>
  [listed(d.contents, (name) => contentInEnglish(name, say)), text(d.waybill)].filter(Boolean).join(' · ')
/** A commitment's case is called after what it is of (`commitments/matter.ts`). */
function commitment(name: unknown, say: Say): string {
  const [, kind, of] = /^(补交|核查承诺)：(.+)$/.exec(text(name)) ?? []
  return of === undefined ? say(text(name)) : `${kind === '补交' ? 'To be supplied' : 'Commitment to be checked'}: ${say(of)}`
}
const ENDS: Record<string, string> = { 撤销: 'revoked', 注销: 'cancelled', 吊销: 'revoked as a penalty', 暂扣: 'suspended' }
export const endInEnglish = (kind: string): string => ENDS[kind] ?? kind

/** What the applicant reads of each act in English: the same acts as in `timeline.ts`. What officers wrote stays as they wrote it. */
export const sentencesInEnglish: Record<string, (detail: Record<string, unknown>, who: string, say: Say) => Said> = {
  submitted: (d) => ({ what: d.channel === 'counter' ? 'Received at the counter' : 'Application submitted' }),
  accepted: (d) => ({
    what:
      d.deemed === true
        ? 'Counts as accepted since it was received: nothing was said of what is missing in time'
        : 'Application accepted',
    detail: d.promised ? `To be done within ${limitInEnglish(text(d.promised))}` : '',
  }),
  acceptedBySilence: () => ({
    what: 'Nothing was said of what is missing within five working days: by law it counts as accepted',
  }),
  taskDone: (d, who, say) => ({
    what: [who, `${say(text(d.name))}: ${say(text(d.outcomeName))}`].filter(Boolean).join(' – '),
    detail: text(d.opinion) || say(text(d.ground)),
  }),
  timerFired: (d, who, say) => ({
    what: text(d.task)
      ? [who, `${say(text(d.task))}: no answer in time, passed to the head of the unit`].filter(Boolean).join(' – ')
      : 'The time that was set has come',
  }),
  supplementAsked: (d, _who, say) => ({ what: 'Something is needed from you', detail: listed(d.points, say) }),
  supplementSaved: (d) => ({ what: 'What you supplied is saved', detail: `${String(d.left)} still missing` }),
  supplementAnswered: () => ({ what: 'What was missing has been received; the case goes on' }),
  supplementLapsed: () => ({ what: 'What was missing was not supplied in time; the case has ended' }),
  suspended: (d, _who, say) => ({ what: `Special procedure: ${say(text(d.kind))}`, detail: text(d.reason) }),
  suspensionLapsed: () => ({ what: 'The time of the special procedure is over; the time limit runs on' }),
  resumed: () => ({ what: 'The special procedure has ended; the time limit runs on' }),
  extended: (d) => ({ what: `Extended by ${limitInEnglish(text(d.amount))}`, detail: text(d.reason) }),
  dueMoved: () => ({ what: 'The holidays were rearranged; the due date has been counted anew' }),
  decided: (d, _who, say) => ({
    what: d.decision === 'granted' ? (d.automatic === true ? 'Approved by the published rules' : 'Approved') : 'Not approved',
    detail: say(text(d.ground)) || text(d.opinion),
  }),
  decidedByRule: () => ({ what: 'Judged by the published rules' }),
  licenceIssued: (d, _who, say) => ({ what: `Issued: ${say(text(d.licenceName))}`, detail: text(d.licenceNumber) }),
  licenceEnded: (d) => ({ what: `The licence was ${endInEnglish(text(d.kind))}`, detail: text(d.number) }),
  feeBilled: (d, _who, say) => ({ what: `To be paid: ¥${Number(d.amount).toFixed(2)}`, detail: say(text(d.name)) }),
  feePaid: (d) => ({ what: `Paid: ¥${Number(d.amount).toFixed(2)} (simulated)` }),
  feeReturned: (d) => ({
    what: `¥${Number(d.amount).toFixed(2)} will be returned the way it was paid (simulated)`,
    detail: text(d.reason) || 'Paid in excess',
  }),
  deliveryBooked: (d, _who, say) => ({ what: 'Handed to the courier (simulated)', detail: parcel(d, say) }),
  heldForWhole: () => ({ what: 'Done; it is given to you together with the others' }),
  handedTogether: (d, _who, say) => ({
    what: `${String(d.count)} results are given to you together`,
    detail: listed(d.names, say),
  }),
  readyToCollect: () => ({ what: 'The result is at the counter; please collect it' }),
  deliveryFailed: (d, _who, say) => ({ what: 'The courier could not deliver it', detail: parcel(d, say) }),
  parcelWish: (d) => ({ what: d.choice === 'pickup' ? 'You chose to collect it at a hall' : 'You chose to have it sent again' }),
  delivered: () => ({ what: 'Handed over' }),
  commitmentBegun: (d, _who, say) => ({
    what: 'You were told by when your commitment is due',
    detail: `${commitment(d.name, say)}, by ${text(d.dueOn)}`,
  }),
  commitmentLapsed: (d, _who, say) => ({ what: `${commitment(d.name, say)}: not supplied in time` }),
  commitmentSupplied: (d, _who, say) => ({ what: `Supplied: ${commitment(d.name, say)}` }),
  commitmentSettled: (d, _who, say) => ({ what: `${commitment(d.name, say)}: settled` }),
  decisionRevoked: (d) => ({
    what: d.wasGranted === true ? 'The decision was revoked' : 'The case was ended',
    detail: text(d.reason),
  }),
  closed: () => ({ what: 'Closed' }),
  refused: (d, _who, say) => ({ what: 'Not accepted', detail: say(text(d.ground)) }),
  withdrawn: (d) => ({ what: 'Application withdrawn', detail: text(d.reason) }),
  terminated: (d) => ({ what: 'The case has ended', detail: text(d.reason) }),
  partBegun: (d, _who, say) => ({ what: `“${say(text(d.name))}” has begun`, detail: text(d.number) }),
  partEnded: (d, _who, say) => ({
    what: `“${say(text(d.name))}”: ${d.decision === 'granted' ? 'done' : d.decision === 'denied' ? 'not approved' : 'ended'}`,
  }),
  parked: () => ({ what: 'The system needs a hand; staff go on with it, you do not have to submit again' }),
  retried: () => ({ what: 'The trouble is over; the case goes on' }),
}

const PAPERS: Record<string, string> = {
  receipt: 'Receipt',
  acceptance: 'Notice of acceptance',
  supplement: 'Notice of what is missing',
  refusal: 'Notice of non-acceptance',
  suspension: 'Notice of a special procedure',
  extension: 'Notice of extension',
  decision: 'Decision',
}
export const paperInEnglish = (kind: string, name: string): string => PAPERS[kind] ?? name
