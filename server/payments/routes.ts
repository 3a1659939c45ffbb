// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { myCase } from '../applications/index.ts'
import type { City } from '../city.ts'
import { aDay } from '../kernel/index.ts'
import { reachOf } from '../people/index.ts'
import { billsView, type Callback, payBySimulator, receiveCallback } from './pay.ts'
import { billsOfCase, dayBook } from './queries.ts'

const text = Type.String()
const oneNumber = Type.Object({ number: Type.String({ minLength: 8, maxLength: 40 }) })
const callbackBody = Type.Object(
  {
    bill: Type.String({ maxLength: 60 }),
    transactionNo: Type.String({ minLength: 4, maxLength: 80 }),
    amount: Type.String({ pattern: '^\\d{1,9}\\.\\d{2}$' }),
    paidAt: Type.String({ maxLength: 40 }),
    signature: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  { additionalProperties: false },
)
const maybe = Type.Union([text, Type.Null()])
const billRows = Type.Object({
  rows: Type.Array(
    Type.Object({
      number: text,
      name: text,
      basis: text,
      amount: Type.Number(),
      state: text,
      billedAt: text,
      paidAt: maybe,
      receipt: maybe,
      simulated: Type.Boolean(),
    }),
  ),
})

export const paymentRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Params: { number: string } }>(
      '/me/cases/:number/bills',
      { config: { permission: 'signed-in', reach: 'own' }, schema: { params: oneNumber, response: { 200: billRows } } },
      async (request) => {
        const { subject, children } = await myCase(city, request.person, request.params.number)
        return {
          rows: billsView(
            await billsOfCase(
              city.sql,
              subject.root,
              [subject, ...children].map((one) => one.id),
            ),
          ),
        }
      },
    )
    app.post<{ Params: { number: string } }>(
      '/me/cases/:number/payment',
      {
        config: { permission: 'signed-in', reach: 'own' },
        schema: {
          params: oneNumber,
          response: { 200: Type.Object({ state: text, amount: Type.Number(), simulated: Type.Boolean() }) },
        },
      },
      async (request) => {
        const { subject, children } = await myCase(city, request.person, request.params.number)
        return payBySimulator(city, [subject, ...children])
      },
    )
    app.post<{ Body: Callback }>(
      '/payments/callback',
      {
        config: { permission: 'public', reach: 'public', withoutCsrf: true },
        schema: { body: callbackBody, response: { 200: Type.Object({ booked: Type.Boolean() }) } },
      },
      (request) => receiveCallback(city, request.body),
    )
    app.get<{ Params: { day: string } }>(
      '/payments/days/:day',
      {
        config: { permission: 'payment.read', reach: 'district' },
        schema: {
          params: Type.Object({ day: aDay() }),
          response: {
            200: Type.Object({
              bills: Type.Integer(),
              billAmount: Type.Number(),
              callbacks: Type.Integer(),
              callbackAmount: Type.Number(),
              unmatched: Type.Integer(),
              difference: Type.Number(),
            }),
          },
        },
      },
      async (request) => {
        const book = await dayBook(city.sql, reachOf(request.officer, 'district', 'payment.read'), request.params.day)
        return {
          bills: book.bills,
          billAmount: book.billFen / 100,
          callbacks: book.callbacks,
          callbackAmount: book.callbackFen / 100,
          unmatched: book.unmatched,
          difference: (book.billFen - book.callbackFen) / 100,
        }
      },
    )
  }
