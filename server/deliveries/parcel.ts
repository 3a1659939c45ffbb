// SPDX-License-Identifier: Apache-2.0
import { localIso } from '../kernel/index.ts'

export type ParcelState = 'booked' | 'moving' | 'delivered' | 'returned' | 'lost' | 'refused'
export type Step = { at: string; text: string; state?: ParcelState }
export type Parcel = {
  root: string
  id: string
  caseId: string
  waybill: string
  /** the names of the licences in it, or of the matter whose decision it brings; none in parcels older than the column */
  contents: string[]
  receiver: string
  mobile: string
  address: string
  state: ParcelState
  /** the instant of the report that gave the state */
  stateAt: Date
  bookedAt: Date
  deliveredAt: Date | null
  steps: Step[]
}

export type Failure = 'returned' | 'lost' | 'refused'
export const failureNames: Record<Failure, string> = { returned: '被退回', lost: '丢失', refused: '被收件人拒收' }
export const hasFailed = (state: ParcelState): state is Failure => state in failureNames

const ON_THE_WAY = new Set<ParcelState>(['booked', 'moving'])

/**
 * What a report of the courier makes of a parcel, or nothing when it was noted before. Reports come in any order and more than once:
 *
 * - each is a step, and steps lie in the order in which they happened;
 * - the state is what the latest one says, by the courier's time; one that was late on its way changes no state;
 * - after an end (delivered, returned, lost, refused) `moving` is a step only; a later end takes its place: lost and found again, signed
 *   for by the wrong hand and returned;
 * - of two ends with the same time the first stays.
 */
export function afterReport(parcel: Parcel, report: { at: Date; text: string; state: ParcelState }): Parcel | undefined {
  const step = { at: localIso(report.at), text: report.text, state: report.state }
  const isKnown = parcel.steps.some(
    (one) => one.at === step.at && one.text === step.text && (one.state ?? step.state) === step.state,
  )
  if (isKnown) return undefined
  const steps = [...parcel.steps, step].sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
  if (!isLater(parcel, report)) return { ...parcel, steps }
  return {
    ...parcel,
    steps,
    state: report.state,
    stateAt: report.at,
    deliveredAt: report.state === 'delivered' ? report.at : null,
  }
}

function isLater(parcel: Parcel, { at, state }: { at: Date; state: ParcelState }): boolean {
  if (ON_THE_WAY.has(state)) return ON_THE_WAY.has(parcel.state) && at >= parcel.stateAt
  if (ON_THE_WAY.has(parcel.state)) return true
  return at > parcel.stateAt
}
