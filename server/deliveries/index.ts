// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { myCase } from '../applications/index.ts'
import type { City } from '../city.ts'
import type { RefusalCodes, Room } from '../kernel/index.ts'
import type { Job, Subscriber } from '../outbox/index.ts'
import { later } from '../outbox/index.ts'
import { parcelView, type Report, receiveReport, simulateCourier } from './deliver.ts'
import { parcelsOf } from './queries.ts'

export { deliveryTopics, receiveReport, signReport, simulateCourier } from './deliver.ts'

const refusals: RefusalCodes = {
  REPORT_SIGNATURE_WRONG: {
    status: 403,
    zh: '物流回报的签名不对，没有记录。',
    en: 'The signature of the courier report is wrong; nothing was noted.',
  },
  PARCEL_UNKNOWN: { status: 404, zh: '没有这个运单号。', en: 'There is no such waybill.' },
}

/** In the demo the courier is played: each step is a job some seconds after the one before. */
const STEPS = 3
const SECONDS_BETWEEN = 20
export const courierSubscriber: Subscriber = {
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
export const courierJob: Job = {
  name: 'deliveries.courier',
  run: (city, payload) => simulateCourier(city, String(payload.waybill)),
}

const text = Type.String()
const routes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Params: { number: string } }>(
      '/me/cases/:number/parcels',
      {
        config: { permission: 'signed-in', reach: 'own' },
        schema: {
          params: Type.Object({ number: Type.String({ minLength: 8, maxLength: 40 }) }),
          response: {
            200: Type.Object({
              rows: Type.Array(
                Type.Object({
                  waybill: text,
                  state: text,
                  steps: Type.Array(Type.Object({ at: text, text })),
                  receiver: text,
                  address: text,
                  deliveredAt: Type.Union([text, Type.Null()]),
                  simulated: Type.Boolean(),
                }),
              ),
            }),
          },
        },
      },
      async (request) => {
        const { subject, children } = await myCase(city, request.person, request.params.number)
        return {
          rows: (
            await parcelsOf(
              city.sql,
              subject.root,
              [subject, ...children].map((one) => one.id),
            )
          ).map(parcelView),
        }
      },
    )
    app.post<{ Body: Report }>(
      '/deliveries/report',
      {
        config: { permission: 'public', reach: 'public', withoutCsrf: true },
        schema: {
          body: Type.Object(
            {
              waybill: Type.String({ maxLength: 40 }),
              at: Type.String({ maxLength: 40 }),
              text: Type.String({ maxLength: 200 }),
              state: Type.Union([Type.Literal('moving'), Type.Literal('delivered'), Type.Literal('returned')]),
              signature: Type.String({ pattern: '^[0-9a-f]{64}$' }),
            },
            { additionalProperties: false },
          ),
          response: { 200: Type.Object({ noted: Type.Boolean() }) },
        },
      },
      (request) => receiveReport(city, request.body),
    )
  }

export const deliveriesRoom: Room<City> = { name: 'deliveries', refusals, routes }
