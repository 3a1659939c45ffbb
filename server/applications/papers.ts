// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply } from 'fastify'
import type { Case } from '../cases/index.ts'
import type { City } from '../city.ts'
import { Refusal } from '../kernel/index.ts'

export async function renderCasePaper(_city: City, _cases: Case[], _historyId: string, _reply: FastifyReply): Promise<never> {
  throw new Refusal('NOT_FOUND')
}
