// SPDX-License-Identifier: Apache-2.0
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { addressOf } from './proxies.ts'
import { Refusal } from './refusal.ts'

/** What it asks the doorkeeper: the account of a request, if somebody is signed in, and the session that it claims to be of. */
type Naming = Record<'accountOf' | 'claimedBy', (request: FastifyRequest) => string | undefined>

const MINUTE = 60_000
/** Behind one address may stand a service hall, or the phones of a carrier: strangers have so many people's minutes between them. */
export const HALL = 10
/** Somebody who reads a guide for a while and then goes on is still known. */
const REMEMBERED = 15 * MINUTE
const MOST_REMEMBERED = 20_000

/**
 * Whoever asks too often waits. Who is signed in counts for himself, wherever he sits; strangers count by their address, with the allowance
 * of a hall. Counted before the body is read and whatever the answer will be, also where nothing is found; files that are the same for
 * everybody are not counted. A stranger of an address that has used up its minute does not reach the database by writing a made-up session into
 * his cookie: only sessions that were recognised here within a quarter of an hour go on, and one that is no session any more is forgotten.
 *
 * The counts are of one server process: behind `n` of them a sender has up to `n` times as much. What must not be multiplied (tries to sign
 * in, query codes) is counted in the database.
 */
export function paceCallers(app: FastifyInstance, perMinute: number, doorkeeper: Naming) {
  const byAddress = app.createRateLimit({ max: perMinute * HALL, timeWindow: MINUTE, keyGenerator: addressOf })
  const byAccount = app.createRateLimit({
    max: perMinute,
    timeWindow: MINUTE,
    keyGenerator: (request) => doorkeeper.accountOf(request) ?? addressOf(request),
  })
  const known = recent(REMEMBERED, MOST_REMEMBERED)
  return {
    /** whether the session that the request claims was recognised here a moment ago */
    isKnown: (request: FastifyRequest): boolean => known.has(doorkeeper.claimedBy(request)),
    async beforeRecognition(request: FastifyRequest): Promise<void> {
      if (!known.has(doorkeeper.claimedBy(request))) refuseExcess(await byAddress(request, { increment: false }))
    },
    async afterRecognition(request: FastifyRequest): Promise<void> {
      const isSignedIn = doorkeeper.accountOf(request) !== undefined
      if (isSignedIn) known.add(doorkeeper.claimedBy(request))
      else known.forget(doorkeeper.claimedBy(request))
      refuseExcess(await (isSignedIn ? byAccount : byAddress)(request))
    },
  }
}

function refuseExcess(counted: { isAllowed: true } | { isAllowed: false; isExceeded: boolean; ttlInSeconds: number }): void {
  if (!counted.isAllowed && counted.isExceeded) throw new Refusal('TOO_MANY_REQUESTS', waitOf(counted.ttlInSeconds))
}

/** How long to wait: seconds for programs (Retry-After), whole minutes for people. */
export const waitOf = (seconds: number): { seconds: number; minutes: number } => ({
  seconds,
  minutes: Math.max(1, Math.ceil(seconds / 60)),
})

/** Remembers for one to two periods, and never more than twice `most`. */
function recent(period: number, most: number) {
  let [now, before, since] = [new Set<string>(), new Set<string>(), Date.now()]
  const turn = () => {
    const age = Date.now() - since
    if (age < period && now.size < most) return
    ;[now, before, since] = [new Set(), age < 2 * period ? now : new Set(), Date.now()]
  }
  return {
    has: (one: string | undefined) => one !== undefined && (turn(), now.has(one) || before.has(one)),
    add(one: string | undefined) {
      turn()
      if (one !== undefined) now.add(one)
    },
    forget(one: string | undefined) {
      if (one === undefined) return
      now.delete(one)
      before.delete(one)
    },
  }
}

/** One address may hold so many connections; a trusted proxy, which holds those of everybody, is not counted. */
const MOST_CONNECTIONS = 256

/** Somebody who opens connections and says nothing, or a byte a second, gets no more than his share of them. */
export function capConnections(server: Server, most = MOST_CONNECTIONS): void {
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    const count = (open.get(address) ?? 0) + 1
    if (count > most) {
      socket.destroy()
      return
    }
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
  })
}
