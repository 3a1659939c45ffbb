// SPDX-License-Identifier: Apache-2.0
import type { FastifyPluginAsync } from 'fastify'
import type { ClosedPlace, ClosedTable } from './at-rest.ts'
import type { RefusalCodes } from './refusal.ts'

/** What a room shows to the composition in server/rooms.ts. `C` is the city that the room's functions take, `K` the kind of content (packs). */
export type Room<C, K = never> = {
  /** the folder's name, a word of words.md */
  name: string
  refusals?: RefusalCodes
  /** permissions that the room's routes and acts name, with what they allow (zh) */
  permissions?: Record<string, string>
  /** what of its tables, and beside them, lies closed */
  atRest?: (ClosedTable | ClosedPlace<C>)[]
  /** what it reads of a city's packs, and what that must keep to (docs/decisions/0037) */
  content?: readonly K[]
  /** views of its schema that other rooms may read, named in its README: never its tables */
  views?: readonly string[]
  routes?: (city: C) => FastifyPluginAsync
}
