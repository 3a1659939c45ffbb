// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { localIso } from '../kernel/index.ts'
import { officerNames, reachOf } from '../people/index.ts'
import { type Answering, type Asking, answerRefund, askRefund } from './ask-refund.ts'
import { yuanOf } from './money.ts'
import type { City } from './needs.ts'
import { askedRefunds, type Refund } from './refund-queries.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const asking = Type.Object(
  {
    amount: Type.String({ pattern: '^(?!0+\\.00$)\\d{1,9}\\.\\d{2}$', description: '元，两位小数' }),
    reason: Type.String({ minLength: 4, maxLength: 200, description: '为什么退' }),
  },
  { additionalProperties: false },
)
const answering = Type.Object({ agreed: Type.Boolean() }, { additionalProperties: false })
const oneBill = Type.Object({ bill: Type.String({ pattern: '^[\\w-]{1,60}$' }) })
const oneRefund = Type.Object({ refund: Type.String({ pattern: '^TK[\\w.:-]{4,80}(~\\d{1,4})?$' }) })
const refundView = Type.Object({ number: text, bill: text, amount: Type.Number(), state: text, reason: maybe })
const waitingView = Type.Object({
  rows: Type.Array(
    Type.Object({
      number: text,
      bill: text,
      amount: Type.Number(),
      reason: maybe,
      askedAt: maybe,
      askedBy: text,
      mine: Type.Boolean(),
    }),
  ),
})

const viewOf = ({ number, bill, fen, state, reason }: Refund) => ({ number, bill, amount: yuanOf(fen), state, reason })
/** More than anybody looks through at once; what is answered makes room. */
const MOST = 100

/** Parts of payments that an officer gives back with another's agreement. */
export const refundRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const config = { permission: 'payment.refund', reach: 'department' } as const
    app.get('/payments/refunds/waiting', { config, schema: { response: { 200: waitingView } } }, async (request) => {
      const rows = await askedRefunds(city.sql, reachOf(request.officer, 'department', 'payment.refund'), MOST)
      const names = await officerNames(city.sql, [...new Set(rows.flatMap((row) => row.askedBy ?? []))])
      return {
        rows: rows.map((row) => ({
          ...viewOf(row),
          askedAt: row.askedAt && localIso(row.askedAt),
          askedBy: names.get(row.askedBy ?? '') ?? '',
          mine: row.askedBy === request.officer.id,
        })),
      }
    })
    app.post<{ Params: { bill: string }; Body: Asking }>(
      '/payments/bills/:bill/refunds',
      { config, schema: { params: oneBill, body: asking, response: { 200: refundView } } },
      async (request) => viewOf(await askRefund(city, request.officer, request.params.bill, request.body)),
    )
    app.post<{ Params: { refund: string }; Body: Answering }>(
      '/payments/refunds/:refund/answer',
      { config, schema: { params: oneRefund, body: answering, response: { 200: refundView } } },
      async (request) => viewOf(await answerRefund(city, request.officer, request.params.refund, request.body)),
    )
  }
