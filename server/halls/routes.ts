// SPDX-License-Identifier: Apache-2.0

import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { draftSchema, joinByCode } from '../applications/index.ts'
import { completeTask, findCases, maskedApplicant } from '../cases/index.ts'
import { anId, anInstant, localIso, oneWord, pagedList, pageQuery, Refusal } from '../kernel/index.ts'
import { openedCase, openingBody } from '../kinds/index.ts'
import { issuedOf } from '../licences/index.ts'
import { confirmDeclared, type Declared, type Officer, stemOf } from '../people/index.ts'
import { type WorkRow, workInQueues } from '../worklist/index.ts'
import type { City } from './needs.ts'
import { type Asked, openForCounter } from './open-case.ts'
import { type Reported, reportAtCounter } from './report.ts'
import { type Agent, findApplicant, hallOf, type Named, openAtCounter } from './walk-in.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const idNumber = Type.String({ pattern: '^\\d{17}[\\dXx]$' })
const creditCode = Type.String({ pattern: '^[0-9A-Za-z]{18}$' })
const uuid = Type.String({ format: 'uuid' })
const named = Type.Object({ idNumber: Type.Optional(idNumber), creditCode: Type.Optional(creditCode) })
const agent = Type.Object(
  { idNumber, name: Type.String({ minLength: 2, maxLength: 50 }), mobile: Type.String({ pattern: '^1\\d{10}$' }) },
  { additionalProperties: false },
)
const opening = Type.Object(
  {
    kind: Type.Union([Type.Literal('item'), Type.Literal('bundle')]),
    id: Type.String({ maxLength: 80 }),
    applicant: named,
    agent: Type.Optional(agent),
  },
  { additionalProperties: false },
)
const reported = Type.Object(
  { ...openingBody.properties, applicant: named, agent: Type.Optional(agent) },
  { additionalProperties: false },
)
const documentSeen = Type.Object(
  {
    document: Type.Union([Type.Literal('passport'), Type.Literal('permit')]),
    nationality: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 3166 三位国家代码' }),
    number: Type.String({ pattern: '^[A-Za-z0-9]{5,20}$', description: '照眼前的原件录入' }),
    code: Type.String({ pattern: '^\\d{8}$', description: '本人手机上“自助终端登录”显示的 8 位码' }),
  },
  { additionalProperties: false },
)
const waiting = Type.Object({
  rows: Type.Array(
    Type.Object({
      task: text,
      root: text,
      caseId: text,
      number: text,
      itemName: text,
      applicant: text,
      departmentName: text,
      since: text,
      licences: Type.Array(text),
    }),
  ),
  next: maybe,
})

export const hallRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Querystring: Named }>(
      '/halls/applicants',
      {
        config: { permission: 'hall.accept', reach: 'district' },
        schema: {
          querystring: named,
          response: {
            200: Type.Object({ kind: oneWord('person', 'firm'), number: text, name: text, detail: text, mobile: text }),
          },
        },
      },
      (request) => findApplicant(city, request.officer, request.query),
    )
    app.get(
      '/halls/mine',
      {
        config: { permission: 'hall.accept', reach: 'district' },
        schema: { response: { 200: Type.Object({ id: maybe, name: maybe, takes: Type.Array(text) }) } },
      },
      async (request) => {
        const hall = hallOf(city, request.officer)
        return { id: hall?.id ?? null, name: hall?.name ?? null, takes: hall?.takes ?? ['person', 'firm'] }
      },
    )
    app.post<{ Body: { kind: 'item' | 'bundle'; id: string; applicant: Named; agent?: Agent } }>(
      '/halls/drafts',
      {
        config: { permission: 'hall.accept', reach: 'district' },
        schema: { body: opening, response: { 200: draftSchema } },
      },
      (request) => openAtCounter(city, request.officer, request.body),
    )
    app.post<{ Params: { kind: string }; Body: Reported }>(
      '/halls/kinds/:kind/cases',
      {
        config: { permission: 'hall.accept', reach: 'district', body: 'form' },
        schema: { params: Type.Object({ kind: Type.String({ maxLength: 60 }) }), body: reported, response: { 201: openedCase } },
      },
      async (request, reply) => {
        const { root, id, number, state } = await reportAtCounter(city, request.officer, request.params.kind, request.body)
        return reply.code(201).send({ root, id, number, state })
      },
    )
    app.post<{ Body: { idNumber: string; code: string } }>(
      '/halls/continuations',
      {
        config: { permission: 'hall.accept', reach: 'district' },
        schema: {
          body: Type.Object(
            {
              idNumber: Type.String({ minLength: 5, maxLength: 30, description: '当事人证件号码' }),
              code: Type.String({ pattern: '^\\d{6}$', description: '当事人手机上的授权码' }),
            },
            { additionalProperties: false },
          ),
          response: { 200: Type.Object({ draft: text, itemName: text, may: text, until: text }) },
        },
      },
      async (request) => {
        const joined = await joinByCode(city, request.officer, request.body, hallOf(city, request.officer)?.id ?? null)
        const until = localIso(joined.endsAt ?? city.clock.now())
        return { draft: joined.draft, itemName: joined.itemName, may: joined.may, until }
      },
    )
    app.post<{ Body: Declared & { code: string } }>(
      '/halls/identities',
      {
        config: { permission: 'hall.accept', reach: 'district' },
        schema: { body: documentSeen, response: { 200: Type.Object({ name: text }) } },
      },
      (request) => confirmDeclared(city, request.officer, request.body),
    )
    app.post<{ Body: Asked }>(
      '/halls/openings',
      {
        config: { permission: 'hall.accept', reach: 'district' },
        schema: {
          body: Type.Object(
            {
              number: Type.String({ pattern: '^(\\d{11,14}|\\d{22,26})$', description: '办件编号或短号' }),
              code: Type.Optional(Type.String({ pattern: '^\\d{6}$', description: '收件凭证上的查询码' })),
              cause: Type.Optional(Type.String({ maxLength: 200, description: '没有查询码时的事由' })),
            },
            { additionalProperties: false },
          ),
          response: { 200: Type.Object({ root: text, id: text, number: text, itemName: text, openUntil: text }) },
        },
      },
      (request) => openForCounter(city, request.officer, request.body),
    )
    app.get<{ Querystring: { limit?: number; after?: string; q?: string } }>(
      '/halls/issue-queue',
      {
        config: { permission: 'hall.issue', reach: 'department', freeText: ['q'] },
        schema: {
          querystring: Type.Object({ ...pageQuery, q: Type.Optional(Type.String({ maxLength: 40 })) }),
          response: { 200: waiting },
        },
      },
      (request) => issueQueue(city, request.officer, request.query),
    )
    app.post<{ Body: { root: string; task: string; receiver: string } }>(
      '/halls/issue',
      {
        config: { permission: 'hall.issue', reach: 'department' },
        schema: {
          body: Type.Object(
            { root: uuid, task: uuid, receiver: Type.String({ maxLength: 50 }) },
            { additionalProperties: false },
          ),
          response: { 200: Type.Object({ number: text, state: text }) },
        },
      },
      async (request) => {
        const receiver = request.body.receiver.trim()
        if (receiver.length < 2) throw new Refusal('RECEIVER_NEEDED')
        const done = await completeTask(city, request.body, request.officer, {
          outcome: 'done',
          opinion: `领取人 ${receiver}`,
          output: { receiver },
        })
        return { number: done.number, state: done.state }
      },
    )
  }

const READY = pagedList<[string, string]>('ready to issue', anInstant, anId)

/** What lies ready at the issuing counter, the longest waiting first. */
async function issueQueue(city: City, officer: Officer, asked: { limit?: number; after?: string; q?: string }) {
  const limit = asked.limit ?? 30
  const queues = officer.positions
    .filter((held) => held.permissions.includes('hall.issue'))
    .map(({ department, position, region }) => ({
      department,
      position,
      region: stemOf(region),
    }))
  const rows = await workInQueues(
    city.sql,
    queues,
    { text: asked.q },
    city.clock.now(),
    limit,
    READY.read(city.config, asked.after),
  )
  const shown = READY.page(city.config, rows, limit, (row) => [row.dueAt.toISOString(), row.task])
  const cases = new Map(
    (
      await findCases(
        city.sql,
        shown.rows.map((row) => ({ root: row.root, id: row.caseId })),
      )
    ).map((one) => [one.id, one]),
  )
  const view = (row: WorkRow) => {
    const subject = cases.get(row.caseId)
    return {
      task: row.task,
      root: row.root,
      caseId: row.caseId,
      number: row.number,
      itemName: row.itemName,
      applicant: subject ? maskedApplicant(subject) : row.applicant,
      departmentName: [...city.content.departments.values()].find((one) => one.code === row.department)?.short ?? '',
      since: localIso(subject?.decidedAt ?? row.submittedAt),
      licences: subject ? issuedOf(subject).map((one) => one.licenceName) : [],
    }
  }
  return { rows: shown.rows.map(view), next: shown.next }
}
