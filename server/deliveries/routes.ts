// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { myCase } from '../applications/index.ts'
import { localIso } from '../kernel/index.ts'
import type { Person } from '../people/index.ts'
import type { City } from './needs.ts'
import { failureNames, hasFailed, type Parcel } from './parcel.ts'
import { parcelsOf } from './queries.ts'
import { type Report, receiveReport } from './report.ts'
import { parcelAmong, type Wish, waitingParcels, wishFor } from './undelivered.ts'

const text = Type.String()
const number = Type.String({ minLength: 8, maxLength: 40 })
const parcelRows = Type.Object({
  rows: Type.Array(
    Type.Object({
      waybill: text,
      /** the names of what is in it */
      contents: Type.Array(text),
      state: text,
      steps: Type.Array(Type.Object({ at: text, text })),
      receiver: text,
      address: text,
      deliveredAt: Type.Union([text, Type.Null()]),
      /** why it did not arrive, in words */
      failed: Type.Union([text, Type.Null()]),
      /** whether the applicant may still say what shall become of it */
      asks: Type.Boolean(),
      /** what the applicant has said so far */
      wished: Type.Union([
        Type.Object({ choice: text, address: Type.Optional(text), receiver: Type.Optional(text) }),
        Type.Null(),
      ]),
      simulated: Type.Boolean(),
    }),
  ),
})
const wishBody = Type.Object(
  {
    choice: Type.Union([Type.Literal('resend'), Type.Literal('pickup')]),
    address: Type.Optional(Type.String({ maxLength: 200 })),
    receiver: Type.Optional(Type.String({ maxLength: 40 })),
    mobile: Type.Optional(Type.String({ pattern: '^$|^1\\d{10}$' })),
  },
  { additionalProperties: false },
)
const reportBody = Type.Object(
  {
    waybill: Type.String({ maxLength: 40 }),
    at: Type.String({ format: 'date-time', maxLength: 40 }),
    text: Type.String({ maxLength: 200 }),
    state: Type.Union(['moving', 'delivered', 'returned', 'lost', 'refused'].map((state) => Type.Literal(state))),
    signature: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  { additionalProperties: false },
)

const parcelView = (parcel: Parcel, waiting: Map<string, Wish | null>) => ({
  waybill: parcel.waybill,
  contents: parcel.contents,
  state: parcel.state,
  steps: parcel.steps.map((step) => ({ at: step.at, text: step.text })),
  receiver: parcel.receiver,
  address: parcel.address,
  deliveredAt: parcel.deliveredAt ? localIso(parcel.deliveredAt) : null,
  failed: hasFailed(parcel.state) ? failureNames[parcel.state] : null,
  asks: waiting.has(parcel.waybill),
  wished: waiting.get(parcel.waybill) ?? null,
  simulated: true,
})

async function myParcels(city: City, person: Person, of: string) {
  const { subject, children } = await myCase(city, person, of)
  const ids = [subject, ...children].map((one) => one.id)
  const parcels = await parcelsOf(city.sql, subject.root, ids)
  const waiting = parcels.some((one) => hasFailed(one.state))
    ? await waitingParcels(city, subject.root, ids)
    : new Map<string, Wish | null>()
  return { rows: parcels.map((parcel) => parcelView(parcel, waiting)), root: subject.root, ids }
}

export const deliveryRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const signedIn = { permission: 'signed-in', reach: 'own' }
    app.get<{ Params: { number: string } }>(
      '/me/cases/:number/parcels',
      { config: signedIn, schema: { params: Type.Object({ number }), response: { 200: parcelRows } } },
      (request) => myParcels(city, request.person, request.params.number),
    )
    app.post<{ Params: { number: string; waybill: string }; Body: Wish }>(
      '/me/cases/:number/parcels/:waybill/wish',
      {
        config: signedIn,
        schema: {
          params: Type.Object({ number, waybill: Type.String({ maxLength: 40 }) }),
          body: wishBody,
          response: { 200: parcelRows },
        },
      },
      async (request) => {
        const { root, ids } = await myParcels(city, request.person, request.params.number)
        await wishFor(city, request.person, await parcelAmong(city, root, ids, request.params.waybill), request.body)
        return myParcels(city, request.person, request.params.number)
      },
    )
    app.post<{ Body: Report }>(
      '/deliveries/report',
      {
        config: { permission: 'public', reach: 'public', withoutCsrf: true },
        schema: { body: reportBody, response: { 200: Type.Object({ noted: Type.Boolean() }) } },
      },
      (request) => receiveReport(city, request.body),
    )
  }
