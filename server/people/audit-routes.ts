// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { Refusal, transaction } from '../kernel/index.ts'
import { readPersonal } from '../ledger/index.ts'
import type { Officer } from './caller.ts'
import { maskName } from './mask.ts'
import type { PeopleCity } from './needs.ts'
import { personByIdNumber } from './person.ts'
import { namesOfOfficers } from './queries.ts'

const lookup = Type.Object(
  {
    idNumber: Type.String({ minLength: 18, maxLength: 18 }),
    purpose: Type.String({ minLength: 2, maxLength: 200, description: '查询事由，记入审计记录' }),
  },
  { additionalProperties: false },
)

/** What an auditor needs to read the ledger: whose account an identity number is, and who the officers in it are. */
export const auditRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    app.post<{ Body: { idNumber: string; purpose: string } }>(
      '/people/lookup',
      {
        config: { permission: 'ledger.read', reach: 'city' },
        schema: { body: lookup, response: { 200: Type.Object({ account: Type.String(), name: Type.String() }) } },
      },
      (request) => accountOf(city, request.officer, request.body),
    )
    app.post<{ Body: { ids: string[] } }>(
      '/officers/names',
      {
        config: { permission: 'ledger.read', reach: 'city' },
        schema: {
          body: Type.Object(
            { ids: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 100 }) },
            { additionalProperties: false },
          ),
          response: { 200: Type.Array(Type.Object({ id: Type.String(), login: Type.String(), name: Type.String() })) },
        },
      },
      (request) => namesOfOfficers(city.sql, request.body.ids),
    )
  }

async function accountOf(city: PeopleCity, officer: Officer, asked: { idNumber: string; purpose: string }) {
  return transaction(city.sql, async (tx) => {
    const person = await personByIdNumber(city, tx, asked.idNumber)
    if (person === undefined) throw new Refusal('NOT_FOUND')
    await readPersonal(tx, city.clock.now(), {
      reader: { ...officer, positions: officer.positions.filter((held) => held.permissions.includes('ledger.read')) },
      whose: [person.id],
      purpose: asked.purpose,
      subject: { kind: 'person', id: person.id },
      fields: ['是否有实名账号'],
    })
    return { account: person.id, name: maskName(person.name) }
  })
}
