// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { myCase } from '../applications/index.ts'
import { sendFile } from '../files/index.ts'
import { aFile, pageQuery } from '../kernel/index.ts'
import { type Asked, claimForDepartment, claimForFirm, claimsOfDepartment, claimsOfFirm } from './claim.ts'
import type { City } from './needs.ts'
import { codeOf, numberText } from './receipt.ts'
import { receiptFile, receiptsOf } from './receipt-file.ts'
import { verifyReceipt } from './verify-receipt.ts'

const text = Type.String()
const oneNumber = Type.Object({ number: Type.String({ minLength: 8, maxLength: 40 }) })
const oneReceipt = Type.Object({ number: Type.String({ minLength: 8, maxLength: 40 }), id: Type.String({ maxLength: 60 }) })
const oneCode = Type.Object({ code: Type.String({ maxLength: 80 }) })
const claiming = Type.Object(
  { receipt: Type.String({ minLength: 24, maxLength: 80, description: '票据代码、号码和校验码' }) },
  { additionalProperties: false },
)
const place = Type.Object({ series: text, number: text })
const receiptRows = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: text,
      code: text,
      series: text,
      number: text,
      colour: text,
      bill: text,
      name: text,
      amount: Type.Number(),
      issuedOn: text,
    }),
  ),
})
const verifiedView = Type.Object({
  series: text,
  number: text,
  name: text,
  amount: Type.Number(),
  payer: text,
  issuer: text,
  issuedOn: text,
  state: Type.String({ description: 'valid 有效 · part-reversed 部分冲红 · reversed 已冲红 · red 红字票据' }),
  reversed: Type.Number(),
  reds: Type.Array(Type.Object({ series: text, number: text, amount: Type.Number(), issuedOn: text })),
  original: Type.Union([place, Type.Null()]),
  claimedOn: Type.Union([text, Type.Null()]),
  simulated: Type.Boolean(),
  checkedAt: text,
})
const claimView = Type.Object({
  code: text,
  name: text,
  amount: Type.Number({ description: '登记入账的金额' }),
  standing: Type.Number({ description: '其中还有效的金额：入账以后退款冲红的已减去' }),
  claimant: text,
  claimedAt: text,
  again: Type.Boolean({ description: '本单位以前已经登记过' }),
})

const claimRows = Type.Object({ rows: Type.Array(claimView), next: Type.Union([text, Type.Null()]) })

export const receiptRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const own = { permission: 'signed-in', reach: 'own' } as const
    const rateLimit = { max: 60, timeWindow: 60_000 }
    app.get<{ Params: { number: string } }>(
      '/me/cases/:number/receipts',
      { config: own, schema: { params: oneNumber, response: { 200: receiptRows } } },
      async (request) => {
        const { subject, children } = await myCase(city, request.person, request.params.number)
        const receipts = await receiptsOf(city, [subject, ...children])
        const rows = receipts.map((one) => ({
          ...{ id: one.id, code: codeOf(one), series: one.series, number: numberText(one.number), colour: one.colour },
          ...{ bill: one.bill, name: one.name, amount: one.fen / 100, issuedOn: one.day },
        }))
        return { rows }
      },
    )
    app.get<{ Params: { number: string; id: string } }>(
      '/me/cases/:number/receipts/:id/file',
      { config: own, schema: { params: oneReceipt, response: aFile('application/pdf') } },
      async (request, reply) => {
        const { subject, children } = await myCase(city, request.person, request.params.number)
        const { file, stream } = await receiptFile(city, [subject, ...children], request.params.id)
        return sendFile(reply, { ...file, content: stream() }, 'inline')
      },
    )
    app.get<{ Params: { code: string } }>(
      '/verify/receipts/:code',
      {
        config: { permission: 'public', reach: 'public', rateLimit },
        schema: { params: oneCode, response: { 200: verifiedView } },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store')
        return verifyReceipt(city, request.params.code)
      },
    )
    app.post<{ Body: { receipt: string } }>(
      '/me/receipts/claims',
      { config: { ...own, rateLimit }, schema: { body: claiming, response: { 200: claimView } } },
      (request) => claimForFirm(city, request.person, request.body.receipt),
    )
    app.get<{ Querystring: Asked }>(
      '/me/receipts/claims',
      { config: own, schema: { querystring: Type.Object(pageQuery), response: { 200: claimRows } } },
      (request) => claimsOfFirm(city, request.person, request.query),
    )
    app.get<{ Querystring: Asked }>(
      '/receipts/claims',
      {
        config: { permission: 'receipt.claim', reach: 'department' },
        schema: { querystring: Type.Object(pageQuery), response: { 200: claimRows } },
      },
      (request) => claimsOfDepartment(city, request.officer, request.query),
    )
    app.post<{ Body: { receipt: string } }>(
      '/receipts/claims',
      {
        config: { permission: 'receipt.claim', reach: 'department', rateLimit },
        schema: { body: claiming, response: { 200: claimView } },
      },
      (request) => claimForDepartment(city, request.officer, request.body.receipt),
    )
  }
