// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { myCase } from '../applications/index.ts'
import { dayRoutes } from './day-routes.ts'
import type { City } from './needs.ts'
import { billsView, type Callback, payBySimulator, receiveCallback } from './pay.ts'
import { billsOfCase } from './queries.ts'
import { type RefundReport, receiveRefund } from './refund.ts'
import { refundsOfRoot } from './refund-queries.ts'
import { refundRoutes } from './refund-routes.ts'

const text = Type.String()
const oneNumber = Type.Object({ number: Type.String({ minLength: 8, maxLength: 40 }) })
const transactionNo = Type.String({ pattern: '^[\\w.:-]{4,80}$', description: '支付服务的交易流水号' })
const amount = Type.String({ pattern: '^(?!0+\\.00$)\\d{1,9}\\.\\d{2}$', description: '元，两位小数' })
const refundNumber = Type.String({ pattern: '^TK[\\w.:-]{4,80}(~\\d{1,4})?$', description: '退款单号' })
const refundBody = Type.Object(
  {
    refund: refundNumber,
    transactionNo,
    amount,
    refundedAt: Type.String({ maxLength: 40 }),
    signature: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  { additionalProperties: false },
)
const callbackBody = Type.Object(
  {
    bill: Type.String({ pattern: '^[\\w-]{1,60}$' }),
    transactionNo,
    amount,
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
      refunds: Type.Array(
        Type.Object({ number: text, amount: Type.Number(), state: text, because: text, orderedAt: maybe, doneAt: maybe }),
      ),
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
        const cases = [subject, ...children].map((one) => one.id)
        const bills = await billsOfCase(city.sql, subject.root, cases)
        return { rows: billsView(bills, bills.length === 0 ? [] : await refundsOfRoot(city.sql, subject.root)) }
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
        schema: { body: callbackBody, response: { 200: Type.Object({ booked: Type.Boolean(), refund: maybe }) } },
      },
      (request) => receiveCallback(city, request.body),
    )
    app.post<{ Body: RefundReport }>(
      '/payments/refund-callback',
      {
        config: { permission: 'public', reach: 'public', withoutCsrf: true },
        schema: { body: refundBody, response: { 200: Type.Object({ booked: Type.Boolean() }) } },
      },
      (request) => receiveRefund(city, request.body),
    )
    await app.register(dayRoutes(city))
    await app.register(refundRoutes(city))
  }
