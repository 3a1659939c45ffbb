// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterReport, type Parcel, type ParcelState } from './parcel.ts'

const booked: Parcel = {
  root: 'r',
  id: 'p',
  caseId: 'c',
  waybill: 'YZ1',
  contents: ['食品经营许可证'],
  receiver: '陈晓梅',
  mobile: '',
  address: '滨江路88号',
  state: 'booked',
  stateAt: new Date('2026-11-20T01:00:00Z'),
  bookedAt: new Date('2026-11-20T01:00:00Z'),
  deliveredAt: null,
  steps: [],
}
type Said = { at: Date; text: string; state: ParcelState }
const saidAt = (minute: number, state: ParcelState): Said => ({
  at: new Date(booked.bookedAt.getTime() + minute * 60_000),
  text: `${state} ${minute}`,
  state,
})
const after = (reports: Said[]): Parcel => reports.reduce((parcel, one) => afterReport(parcel, one) ?? parcel, booked)

test('in whatever order and however often the courier’s reports arrive, the parcel ends in the same state with the same steps', () => {
  const state = fc.constantFrom<ParcelState>('moving', 'delivered', 'returned', 'lost', 'refused')
  const reports = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 10_000 }), state), {
    maxLength: 8,
    selector: ([minute]) => minute,
  })
  fc.assert(
    fc.property(reports, fc.infiniteStream(fc.integer({ min: 0, max: 99 })), (drawn, chance) => {
      const happened = drawn.map(([minute, one]) => saidAt(minute, one)).sort((a, b) => a.at.getTime() - b.at.getTime())
      const arriving = [...happened, ...happened.slice(0, 2)]
        .map((one) => ({ one, turn: Number(chance.next().value) }))
        .sort((a, b) => a.turn - b.turn)
        .map(({ one }) => one)
      expect(after(arriving)).toEqual(after(happened))
    }),
  )
})

test('what was delivered has its day, and nothing else has', () => {
  expect(after([saidAt(5, 'moving'), saidAt(9, 'delivered')]).deliveredAt).toEqual(saidAt(9, 'delivered').at)
  for (const failed of ['returned', 'lost', 'refused'] as const)
    expect(after([saidAt(9, 'delivered'), saidAt(12, failed)])).toMatchObject({ state: failed, deliveredAt: null })
  expect(after([saidAt(12, 'lost'), saidAt(20, 'delivered')])).toMatchObject({ state: 'delivered' })
  expect(after([saidAt(12, 'returned'), saidAt(11, 'delivered'), saidAt(13, 'moving')])).toMatchObject({ state: 'returned' })
})
