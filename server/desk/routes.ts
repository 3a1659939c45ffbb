// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { renderCasePaper } from '../applications/index.ts'
import { allTasks, findDossier, getCaseOfTask, mayDo } from '../cases/index.ts'
import { FILE_KINDS, openFile, sendFile } from '../files/index.ts'
import { refusalsAtDesk, refusalsOfCase } from '../gates/index.ts'
import { aFile, pageQuery, Refusal } from '../kernel/index.ts'
import { colleaguesFor, reachOf, within } from '../people/index.ts'
import { caseView } from './case-view.ts'
import { departmentName } from './department-name.ts'
import { seenCase } from './may-open.ts'
import type { City } from './needs.ts'
import { deletePhrase, keepPhrase, listPhrases } from './phrases.ts'
import { recordLook } from './record-look.ts'
import { caseSchema, colleagueRows, countsSchema, phrasesSchema, searchSchema, traceSchema, workSchema } from './schemas.ts'
import { searchCases } from './search.ts'
import { traceView } from './trace.ts'
import { type Asked, workCounts, workList } from './work-list.ts'

const uuid = Type.String({ format: 'uuid' })
const oneCase = Type.Object({ root: uuid, id: uuid })
const word = Type.Optional(Type.String({ maxLength: 80 }))
const oneOf = (...words: string[]) => Type.Optional(Type.Union(words.map((one) => Type.Literal(one))))
const listQuery = Type.Object({
  ...pageQuery,
  queue: oneOf('mine', 'claimable', 'department', 'done'),
  stage: word,
  item: word,
  light: oneOf('red', 'yellow', 'green', 'paused'),
  q: word,
})

export const deskRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Querystring: Asked }>(
      '/desk/tasks',
      {
        config: { permission: 'task.read', reach: 'department', freeText: ['q'] },
        schema: { querystring: listQuery, response: { 200: workSchema } },
      },
      (request) => workList(city, request.officer, request.query),
    )
    app.get(
      '/desk/counts',
      { config: { permission: 'task.read', reach: 'department' }, schema: { response: { 200: countsSchema } } },
      (request) => workCounts(city, request.officer),
    )
    app.post<{ Body: { q: string } }>(
      '/desk/searches',
      {
        config: { permission: 'case.read', reach: 'department' },
        schema: {
          body: Type.Object({ q: Type.String({ minLength: 2, maxLength: 80 }) }, { additionalProperties: false }),
          response: { 200: searchSchema },
        },
      },
      (request) => searchCases(city, request.officer, request.body.q),
    )
    const phrases = { config: { permission: 'task.complete', reach: 'department' } }
    app.get('/desk/phrases', { ...phrases, schema: { response: { 200: phrasesSchema } } }, (request) =>
      listPhrases(city, request.officer),
    )
    app.post<{ Body: { text: string; forDepartment?: boolean } }>(
      '/desk/phrases',
      {
        ...phrases,
        schema: {
          body: Type.Object(
            { text: Type.String({ minLength: 2, maxLength: 300 }), forDepartment: Type.Optional(Type.Boolean()) },
            { additionalProperties: false },
          ),
          response: { 200: phrasesSchema },
        },
      },
      (request) => keepPhrase(city, request.officer, request.body.text, request.body.forDepartment === true),
    )
    app.delete<{ Params: { id: string } }>(
      '/desk/phrases/:id',
      { ...phrases, schema: { params: Type.Object({ id: uuid }), response: { 200: phrasesSchema } } },
      (request) => deletePhrase(city, request.officer, request.params.id),
    )
    app.get<{ Params: { root: string; id: string } }>(
      '/desk/cases/:root/:id',
      { config: { permission: 'case.read', reach: 'department' }, schema: { params: oneCase, response: { 200: caseSchema } } },
      (request) => caseView(city, request.officer, request.params),
    )
    app.get<{ Params: { root: string; id: string } }>(
      '/desk/cases/:root/:id/trace',
      { config: { permission: 'case.read', reach: 'department' }, schema: { params: oneCase, response: { 200: traceSchema } } },
      (request) => traceView(city, request.officer, request.params),
    )
    app.get<{ Params: { root: string; id: string } }>(
      '/desk/cases/:root/:id/refusals',
      {
        config: { permission: 'case.read', reach: 'department' },
        schema: { params: oneCase, response: { 200: refusalsAtDesk } },
      },
      async (request) => {
        await seenCase(city, request.officer, request.params)
        return refusalsOfCase(city, request.officer, request.params)
      },
    )
    app.get<{ Params: { root: string; id: string; file: string } }>(
      '/desk/cases/:root/:id/files/:file',
      {
        config: { permission: 'case.read', reach: 'department' },
        schema: { params: Type.Object({ root: uuid, id: uuid, file: uuid }), response: aFile(...Object.values(FILE_KINDS)) },
      },
      async (request, reply) => {
        const { root, id, file } = request.params
        const seen = await seenCase(city, request.officer, { root, id })
        const dossier = await findDossier(city.sql, root, id)
        const evidence = Object.values(dossier?.evidence ?? {}).find((one) => one.file?.id === file)
        if (!evidence) throw new Refusal('FILE_NOT_FOUND')
        const opened = await openFile(city, city.sql, file)
        await recordLook(city, request.officer, seen, { fields: [evidence.name] })
        return sendFile(reply, { ...opened.file, content: opened.stream() })
      },
    )
    app.get<{ Params: { root: string; id: string; paper: string } }>(
      '/desk/papers/:root/:id/:paper',
      {
        config: { permission: 'case.read', reach: 'department' },
        schema: { params: Type.Object({ root: uuid, id: uuid, paper: uuid }), response: aFile('application/pdf') },
      },
      async (request, reply) => {
        const { root, id, paper } = request.params
        const seen = await seenCase(city, request.officer, { root, id })
        const { subject } = seen
        await recordLook(city, request.officer, seen, { fields: ['文书'] })
        return renderCasePaper(city, [subject], paper, reply)
      },
    )
    app.get<{ Querystring: { root: string; task: string } }>(
      '/desk/colleagues',
      {
        config: { permission: 'task.read', reach: 'department' },
        schema: { querystring: Type.Object({ root: uuid, task: uuid }), response: { 200: colleagueRows } },
      },
      async (request) => {
        const found = await findTaskOf(city, request.query)
        // who sits beside whom is told to those who work there
        if (!within(reachOf(request.officer, 'department', 'task.read'), found)) throw new Refusal('TASK_NOT_FOUND')
        const now = city.clock.now()
        const others = (await colleaguesFor(city, city.sql, found)).filter(
          (one) =>
            one.id !== request.officer.id &&
            mayDo(one, { ...found, assignee: null, delegatedBy: null, delegatedUntil: null }, now),
        )
        return { rows: others.map((one) => ({ id: one.id, name: one.name, department: departmentName(city, found.department) })) }
      },
    )
  }

async function findTaskOf(city: City, at: { root: string; task: string }) {
  const caseId = await getCaseOfTask(city, at)
  const task = (await allTasks(city.sql, at.root, caseId)).find((one) => one.id === at.task)
  if (!task) throw new Refusal('TASK_NOT_FOUND')
  return task
}
