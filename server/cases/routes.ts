// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { aDay, type Json, keyOf, Refusal } from '../kernel/index.ts'
import { officerById } from '../people/index.ts'
import type { Case } from './case.ts'
import { retryCase } from './case-acts.ts'
import { completeTask } from './complete-task.ts'
import { refuseIfDone } from './find-task.ts'
import { extendCase, resumeCase, suspendCase } from './limits-of-law.ts'
import type { City } from './parts.ts'
import { type AskedPoint, askSupplement } from './supplement.ts'
import { claimTask, delegateTask, reassignTask, releaseTask } from './task-acts.ts'
import { recallFromUnit } from './unit-acts.ts'

const uuid = Type.String({ format: 'uuid' })
const oneTask = Type.Object({ root: uuid, id: uuid })
type OneTask = { Params: { root: string; id: string } }
const reason = Type.String({ minLength: 2, maxLength: 500 })
const wide = Type.Optional(Type.String({ maxLength: 2000 }))
/** The act's own answer is short; the desk reads the case again for its page. */
const acted = Type.Object({
  root: Type.String(),
  id: Type.String(),
  number: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
})

const closed = { additionalProperties: false }
const completion = Type.Object(
  {
    outcome: Type.String({ maxLength: 60 }),
    ground: Type.Optional(Type.String({ maxLength: 500 })),
    opinion: wide,
    output: Type.Optional(Type.Object({}, { additionalProperties: true })),
  },
  closed,
)
const points = Type.Object(
  {
    points: Type.Array(
      Type.Object(
        {
          material: Type.Optional(Type.String({ maxLength: 80 })),
          field: Type.Optional(Type.String({ maxLength: 80 })),
          ground: Type.String({ maxLength: 200 }),
          text: Type.String({ minLength: 2, maxLength: 500 }),
        },
        closed,
      ),
      { maxItems: 50 },
    ),
  },
  closed,
)

const brief = ({ root, id, number, state, version }: Case) => ({ root, id, number, state, version })
const at = (request: FastifyRequest<OneTask>) => ({ root: request.params.root, task: request.params.id })
const caseAt = (request: FastifyRequest<OneTask>) => ({ root: request.params.root, id: request.params.id })

export const caseRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const route = (permission: string, body?: ReturnType<typeof Type.Object>) => ({
      config: { permission, reach: 'department', body: 'form' as const },
      schema: { params: oneTask, ...(body ? { body } : {}), response: { 200: acted } },
    })
    app.post<OneTask>('/desk/tasks/:root/:id/claim', route('task.complete'), async (request) =>
      brief(await claimTask(city, at(request), request.officer, keyOf(request))),
    )
    app.post<OneTask>('/desk/tasks/:root/:id/release', route('task.complete'), async (request) =>
      brief(await releaseTask(city, at(request), request.officer, keyOf(request))),
    )
    app.post<OneTask & { Body: { reason: string } }>(
      '/desk/tasks/:root/:id/recall',
      route('case.reassign', Type.Object({ reason }, closed)),
      async (request) => brief(await recallFromUnit(city, at(request), request.officer, request.body.reason, keyOf(request))),
    )
    app.post<OneTask & { Body: { outcome: string; ground?: string; opinion?: string; output?: Record<string, Json> } }>(
      '/desk/tasks/:root/:id/completion',
      route('task.complete', completion),
      async (request) => {
        try {
          return brief(await completeTask(city, at(request), request.officer, request.body, keyOf(request)))
        } catch (error) {
          if (error instanceof Refusal && error.code === 'TASK_NOT_FOUND') await refuseIfDone(city, at(request), request.officer)
          throw error
        }
      },
    )
    app.post<OneTask & { Body: { to: string; reason: string } }>(
      '/desk/tasks/:root/:id/reassignment',
      route('case.reassign', Type.Object({ to: uuid, reason }, closed)),
      async (request) =>
        brief(
          await reassignTask(
            city,
            at(request),
            request.officer,
            await colleague(city, request.body.to),
            request.body.reason,
            keyOf(request),
          ),
        ),
    )
    app.post<OneTask & { Body: { to: string; until: string; reason: string } }>(
      '/desk/tasks/:root/:id/delegation',
      route('task.complete', Type.Object({ to: uuid, until: aDay(), reason }, closed)),
      async (request) =>
        brief(
          await delegateTask(
            city,
            at(request),
            request.officer,
            await colleague(city, request.body.to),
            request.body.until,
            request.body.reason,
            keyOf(request),
          ),
        ),
    )
    app.post<OneTask & { Body: { points: AskedPoint[] } }>(
      '/desk/cases/:root/:id/supplement',
      route('case.supplement', points),
      async (request) => brief(await askSupplement(city, caseAt(request), request.officer, request.body.points, keyOf(request))),
    )
    app.post<OneTask & { Body: { kind: string; reason: string; expected?: string } }>(
      '/desk/cases/:root/:id/suspension',
      route(
        'case.suspend',
        Type.Object({ kind: Type.String({ minLength: 2, maxLength: 40 }), reason, expected: Type.Optional(aDay()) }, closed),
      ),
      async (request) => brief(await suspendCase(city, caseAt(request), request.officer, request.body, keyOf(request))),
    )
    app.post<OneTask & { Body: { result?: string } }>(
      '/desk/cases/:root/:id/resumption',
      route('case.suspend', Type.Object({ result: wide }, closed)),
      async (request) => brief(await resumeCase(city, caseAt(request), request.officer, request.body, keyOf(request))),
    )
    app.post<OneTask & { Body: { amount: string; reason: string } }>(
      '/desk/cases/:root/:id/extension',
      route('case.extend', Type.Object({ amount: Type.String({ pattern: '^[1-9]\\d? ?(个)?工作日$' }), reason }, closed)),
      async (request) => brief(await extendCase(city, caseAt(request), request.officer, request.body, keyOf(request))),
    )
    app.post<OneTask & { Body: { note: string; useCurrentVersion?: boolean } }>(
      '/desk/cases/:root/:id/retry',
      route('case.read', Type.Object({ note: reason, useCurrentVersion: Type.Optional(Type.Boolean()) }, closed)),
      async (request) => brief(await retryCase(city, caseAt(request), request.officer, request.body, keyOf(request))),
    )
  }

async function colleague(city: City, id: string) {
  const officer = await officerById(city, city.sql, id)
  if (!officer) throw new Refusal('OFFICER_NOT_SUITABLE', { name: '' })
  return officer
}
