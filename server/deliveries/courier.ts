// SPDX-License-Identifier: Apache-2.0

import { localIso } from '../kernel/index.ts'
import { type Job, later, type Subscriber } from '../outbox/index.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { type Report, receiveReport, signReport } from './report.ts'

/** In the demo the courier is played: each step is a job some seconds after the one before. */
const STEPS = 3
const SECONDS_BETWEEN = 20
export const courierSubscriber: Subscriber<City> = {
  name: 'deliveries.courier',
  facts: ['deliveryBooked'],
  async receive(city, tx, { payload }) {
    for (let step = 1; step <= STEPS; step++)
      await later(
        tx,
        'deliveries.courier',
        { waybill: String(payload.waybill) },
        { at: new Date(city.clock.now().getTime() + step * SECONDS_BETWEEN * 1000) },
      )
  },
}
export const courierJob: Job<City> = {
  name: 'deliveries.courier',
  run: (city, payload) => simulateCourier(city, String(payload.waybill)),
}

type Played = Pick<Report, 'text' | 'state'>
/** How a simulated parcel ends: well, unless its address says otherwise. */
const endings: [RegExp, Played][] = [
  [/模拟退回/, { text: '地址不详，已退回寄件人（模拟）', state: 'returned' }],
  [/模拟丢失/, { text: '运输途中丢失（模拟）', state: 'lost' }],
  [/模拟拒收/, { text: '收件人拒收（模拟）', state: 'refused' }],
]

/** The simulated courier: one step after another, a step each time the worker comes by. */
export async function simulateCourier(city: City, waybill: string): Promise<void> {
  const parcel = await queries.findParcel(city.sql, waybill)
  if (!parcel || (parcel.state !== 'booked' && parcel.state !== 'moving')) return
  const script: Played[] = [
    { text: '快递员已取件（模拟）', state: 'moving' },
    { text: '派送中（模拟）', state: 'moving' },
    endings.find(([said]) => said.test(parcel.address))?.[1] ?? { text: '已签收（模拟）', state: 'delivered' },
  ]
  const next = script[parcel.steps.length - 1]
  if (!next) return
  const report = { waybill, at: localIso(city.clock.now()), ...next }
  await receiveReport(city, { ...report, signature: signReport(city.config.partnerSecrets.courier, report) })
}
