// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { aDay, aWord, localIso, oneWord, pagedList, pageQuery } from '../kernel/index.ts'
import { reachOf } from '../people/index.ts'
import { dayBook, movementsOf, refundsOfDay } from './day-queries.ts'
import { yuanOf } from './money.ts'
import type { City } from './needs.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const oneDay = Type.Object({ day: aDay() })
const bookView = Type.Object({
  bills: Type.Integer({ description: '当日入账的缴款单' }),
  billAmount: Type.Number(),
  callbacks: Type.Integer({ description: '支付服务当日报来的收款' }),
  callbackAmount: Type.Number(),
  unbooked: Type.Integer({ description: '收到而没有入账的款项：都应当退回' }),
  unbookedAmount: Type.Number(),
  unmatched: Type.Integer({ description: '既没有入账也没有退款单的回调' }),
  contradictions: Type.Integer({ description: '流水号已用于另一笔款项的回报：没有入账，要与支付服务核对' }),
  contradictionAmount: Type.Number(),
  refundsOrdered: Type.Integer({ description: '当日开出的退款单' }),
  refundsOrderedAmount: Type.Number(),
  refunds: Type.Integer({ description: '当日退完的退款单' }),
  refundAmount: Type.Number(),
  difference: Type.Number({ description: '收款：入账加未入账，减支付服务报来的' }),
  refundDifference: Type.Number({ description: '退款：退完的，减支付服务报来的' }),
})
const refundState = oneWord('asked', 'refused', 'ordered', 'done')
const movementsView = Type.Object({
  rows: Type.Array(
    Type.Object({
      transactionNo: text,
      kind: oneWord('payment', 'refund'),
      bill: text,
      amount: Type.Number(),
      booked: Type.Boolean(),
      because: maybe,
      at: text,
      refunds: Type.Array(Type.Object({ number: text, amount: Type.Number(), state: refundState })),
    }),
  ),
  next: maybe,
})
const refundsView = Type.Object({
  rows: Type.Array(
    Type.Object({
      number: text,
      transactionNo: text,
      bill: text,
      amount: Type.Number(),
      because: text,
      reason: maybe,
      state: refundState,
      orderedAt: maybe,
      doneAt: maybe,
    }),
  ),
  next: maybe,
})
const refundsQuery = Type.Object({
  of: Type.Union([Type.Literal('ordered'), Type.Literal('done')], { description: '当日开出的，还是当日退完的' }),
  ...pageQuery,
})
const movements = pagedList<[string, string]>('payments.movements', aWord, aWord)
const refunds = pagedList<[string]>('payments.refunds', aWord)

/** The books of a day (对账): sums, and the rows that they are made of. */
export const dayRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const config = { permission: 'payment.read', reach: 'district' } as const
    app.get<{ Params: { day: string } }>(
      '/payments/days/:day',
      { config, schema: { params: oneDay, response: { 200: bookView } } },
      async (request) => {
        const book = await dayBook(city.sql, reachOf(request.officer, 'district', 'payment.read'), request.params.day)
        return {
          bills: book.bills,
          billAmount: yuanOf(book.billsFen),
          callbacks: book.callbacks,
          callbackAmount: yuanOf(book.callbacksFen),
          unbooked: book.unbooked,
          unbookedAmount: yuanOf(book.unbookedFen),
          unmatched: book.unmatched,
          contradictions: book.contradictions,
          contradictionAmount: yuanOf(book.contradictionsFen),
          refundsOrdered: book.ordered,
          refundsOrderedAmount: yuanOf(book.orderedFen),
          refunds: book.refunded,
          refundAmount: yuanOf(book.refundedFen),
          difference: yuanOf(book.billsFen + book.unbookedFen - book.callbacksFen),
          refundDifference: yuanOf(book.refundedFen - book.reportedFen),
        }
      },
    )
    app.get<{ Params: { day: string }; Querystring: { limit?: number; after?: string } }>(
      '/payments/days/:day/movements',
      { config, schema: { params: oneDay, querystring: Type.Object(pageQuery), response: { 200: movementsView } } },
      async (request) => {
        const { limit = 50, after } = request.query
        const reach = reachOf(request.officer, 'district', 'payment.read')
        const rows = await movementsOf(city.sql, reach, request.params.day, movements.read(city.config, after), limit + 1)
        const page = movements.page(city.config, rows, limit, (row) => [row.transactionNo, row.place])
        const view = page.rows.map(({ fen, at, place: _place, ...row }) => ({
          ...row,
          amount: yuanOf(fen),
          booked: row.because === null,
          at: localIso(at),
          refunds: row.refunds.map((one) => ({ number: one.number, amount: yuanOf(one.fen), state: one.state })),
        }))
        return { rows: view, next: page.next }
      },
    )
    app.get<{ Params: { day: string }; Querystring: { of: 'ordered' | 'done'; limit?: number; after?: string } }>(
      '/payments/days/:day/refunds',
      { config, schema: { params: oneDay, querystring: refundsQuery, response: { 200: refundsView } } },
      async (request) => {
        const { of: what, limit = 50, after } = request.query
        const reach = reachOf(request.officer, 'district', 'payment.read')
        const of = { day: request.params.day, what }
        const rows = await refundsOfDay(city.sql, reach, of, refunds.read(city.config, after), limit + 1)
        const page = refunds.page(city.config, rows, limit, (row) => [row.number])
        const view = page.rows.map(({ fen, orderedAt, doneAt, ...row }) => ({
          ...row,
          amount: yuanOf(fen),
          orderedAt: orderedAt && localIso(orderedAt),
          doneAt: doneAt && localIso(doneAt),
        }))
        return { rows: view, next: page.next }
      },
    )
  }
