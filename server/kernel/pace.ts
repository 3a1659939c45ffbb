// SPDX-License-Identifier: Apache-2.0
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Doorkeeper } from './http.ts'
import { addressOf } from './proxies.ts'
import { Refusal } from './refusal.ts'

const MINUTE = 60_000
/** Behind one address may stand a whole service hall: signed-in people count for themselves, the address for so many of them. */
const HALL = 10
const MOST_REMEMBERED = 20_000

/**
 * Whoever asks too often waits. Counted before the body is read and whatever the answer will be, also where nothing is found: an address
 * first, then the account, or for strangers the address again. A stranger who has used up his minute does not reach the database by
 * writing a made-up session into his cookie: only sessions that were recognised here within two minutes go on.
 *
 * The counts are of one server process: behind `n` of them a sender has up to `n` times as much. What must not be multiplied (tries to sign
 * in, query codes) is counted in the database.
 */
export function paceCallers(app: FastifyInstance, perMinute: number, doorkeeper: Doorkeeper) {
  const byAddress = app.createRateLimit({ max: perMinute * HALL, timeWindow: MINUTE, keyGenerator: addressOf })
  const key = (request: FastifyRequest) => doorkeeper.accountOf(request) ?? addressOf(request)
  const byCaller = app.createRateLimit({ max: perMinute, timeWindow: MINUTE, keyGenerator: key })
  const known = recent(MINUTE, MOST_REMEMBERED)
  return {
    /** whether the session that the request claims was recognised here a moment ago */
    isKnown: (request: FastifyRequest): boolean => known.has(doorkeeper.claimedBy(request)),
    async beforeRecognition(request: FastifyRequest): Promise<void> {
      refuseExcess(await byAddress(request))
      if (!known.has(doorkeeper.claimedBy(request))) refuseExcess(await byCaller(request, { increment: false }))
    },
    async afterRecognition(request: FastifyRequest): Promise<void> {
      if (doorkeeper.accountOf(request) !== undefined) known.add(doorkeeper.claimedBy(request))
      refuseExcess(await byCaller(request))
    },
  }
}

function refuseExcess(counted: { isAllowed: true } | { isAllowed: false; isExceeded: boolean; ttlInSeconds: number }): void {
  if (!counted.isAllowed && counted.isExceeded) throw new Refusal('TOO_MANY_REQUESTS', { seconds: counted.ttlInSeconds })
}

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
