// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { oneWord } from '../../kernel/index.ts'
import type { City } from '../needs.ts'
import { recordAsOfficer, recordAsUnit, type Said } from './record.ts'

const text = Type.String()
const uuid = Type.String({ format: 'uuid' })
const count = Type.Integer()
const strict = { additionalProperties: false }
const params = Type.Object({ root: uuid, id: uuid, field: Type.String({ maxLength: 60, pattern: '^[A-Za-z][A-Za-z0-9]*$' }) })
const result = oneWord('pass', 'fail', 'na')

const body = Type.Object(
  {
    answers: Type.Array(
      Type.Object(
        {
          item: Type.String({ maxLength: 60 }),
          result,
          reason: Type.Optional(Type.String({ maxLength: 60 })),
          note: Type.Optional(Type.String({ maxLength: 300 })),
          value: Type.Optional(Type.Number({ minimum: -1e12, maximum: 1e12 })),
          files: Type.Optional(Type.Array(uuid, { maxItems: 6, uniqueItems: true })),
          seen: Type.Integer({ minimum: 0, maximum: 10_000, description: '看到这一项时它已经填过几次；还没有填过是 0' }),
        },
        strict,
      ),
      { minItems: 1, maxItems: 100 },
    ),
  },
  strict,
)
const recorded = Type.Object({ asked: count, answered: count, failed: count, items: Type.Record(text, count) })

type One = { Params: { root: string; id: string; field: string }; Body: { answers: Said[] } }

/** What is found at single items of a checklist is kept as it is said: the task is finished later. */
export const checklistRoutes =
  (city: City): FastifyPluginAsync =>
  async (app) => {
    const told = ({ asked, answered, failed, items }: Awaited<ReturnType<typeof recordAsOfficer>>) => ({
      ...{ asked, answered, failed },
      items: Object.fromEntries(Object.entries(items).map(([id, { n }]) => [id, n])),
    })
    const schema = { params, body, response: { 200: recorded } }
    app.post<One>(
      '/desk/tasks/:root/:id/checks/:field',
      { config: { permission: 'task.complete', reach: 'department', body: 'form' }, schema },
      async ({ params: { root, id, field }, body: { answers }, officer }) =>
        told(await recordAsOfficer(city, { root, task: id }, officer, { field, answers })),
    )
    app.post<One>(
      '/me/units/tasks/:root/:id/checks/:field',
      { config: { permission: 'signed-in', reach: 'own', body: 'form' }, schema },
      async ({ params: { root, id, field }, body: { answers }, person }) =>
        told(await recordAsUnit(city, { root, task: id }, person, { field, answers })),
    )
  }
