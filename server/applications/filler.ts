// SPDX-License-Identifier: Apache-2.0
import type { FastifyRequest } from 'fastify'
import { reachOf } from '../people/index.ts'
import type { Filler } from './draft-acts.ts'

const helps = (permissions: string[]) => permissions.includes('hall.accept') || permissions.includes('help.give')

/** A draft belongs to an account: a resident's, or the clerk's who fills it in at a counter. */
export function fillerOf(request: FastifyRequest): Filler {
  const caller = request.caller ?? request.person
  return {
    owner: caller.id,
    ownerName: caller.name,
    isAtCounter: caller.kind === 'officer' && reachOf(caller, 'district', 'hall.accept').length > 0,
    mayHelp: caller.kind === 'officer' && reachOf(caller, 'district', 'help.give').length > 0,
    ...(caller.kind === 'officer' ? { positions: caller.positions.filter(({ permissions }) => helps(permissions)) } : {}),
  }
}
