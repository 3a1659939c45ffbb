// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { type Completion, claimAsUnit, completeAsUnit, handOverAsUnit } from '../cases/index.ts'
import { FILE_KINDS, sendFile } from '../files/index.ts'
import { aFile, keyOf } from '../kernel/index.ts'
import type { City } from './needs.ts'
import * as schemas from './unit-schemas.ts'
import { type AskedTasks, unitFile, unitTask, unitTasks } from './unit-tasks.ts'

type OneTask = { Params: { root: string; id: string } }
const at = ({ params }: FastifyRequest<OneTask>) => ({ root: params.root, task: params.id })

/** 待我单位办理: tasks of the units in which the caller is something now. An act answers nothing: the page reads the task again. */
export const unitTaskRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const config = { permission: 'signed-in', reach: 'own' }
    const act = { ...config, body: 'form' as const }
    const { params, nothing } = schemas
    app.get<{ Querystring: AskedTasks }>(
      '/me/units/tasks',
      { config: { ...config, freeText: ['q'] }, schema: { querystring: schemas.asked, response: { 200: schemas.tasks } } },
      (request) => unitTasks(city, request.person, request.query),
    )
    app.get<OneTask>('/me/units/tasks/:root/:id', { config, schema: { params, response: { 200: schemas.task } } }, (request) =>
      unitTask(city, request.person, at(request)),
    )
    app.get<{ Params: OneTask['Params'] & { file: string } }>(
      '/me/units/tasks/:root/:id/files/:file',
      { config, schema: { params: schemas.fileParams, response: aFile(...Object.values(FILE_KINDS)) } },
      async (request, reply) => {
        const { root, id, file } = request.params
        return sendFile(reply, await unitFile(city, request.person, { root, task: id }, file))
      },
    )
    app.post<OneTask>(
      '/me/units/tasks/:root/:id/claim',
      { config: act, schema: { params, response: nothing } },
      async (request, reply) => {
        await claimAsUnit(city, request.person, at(request), keyOf(request))
        return reply.code(204).send()
      },
    )
    app.post<OneTask & { Body: { to: string | null } }>(
      '/me/units/tasks/:root/:id/hand-over',
      { config: act, schema: { params, body: schemas.handOver, response: nothing } },
      async (request, reply) => {
        await handOverAsUnit(city, request.person, at(request), request.body.to, keyOf(request))
        return reply.code(204).send()
      },
    )
    app.post<OneTask & { Body: Completion }>(
      '/me/units/tasks/:root/:id/completion',
      { config: act, schema: { params, body: schemas.completion, response: nothing } },
      async (request, reply) => {
        await completeAsUnit(city, request.person, at(request), request.body, keyOf(request))
        return reply.code(204).send()
      },
    )
  }
