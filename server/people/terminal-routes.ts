// SPDX-License-Identifier: Apache-2.0
import { randomInt } from 'node:crypto'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import QRCode from 'qrcode'
import { Type } from 'typebox'
import { addressOf, Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { beginSession, setSessionCookie } from './begin-session.ts'
import type { PeopleCity } from './needs.ts'
import { IDENTITY_COOKIE } from './oidc/identity.ts'
import { sessionBegun } from './oidc/own-sign-in.ts'
import { destroyRecord } from './oidc/record-queries.ts'
import * as queries from './terminal-queries.ts'
import { guess } from './tries.ts'

/** As long as somebody holds her telephone before a terminal. */
const SHOWN_SECONDS = 60
/** A terminal forgets whoever used it, also when she walks away. */
export const TERMINAL_MINUTES = 15

const terminal = Type.String({ pattern: '^[a-z0-9-]{1,40}$', description: '自助终端编号' })
const strict = { additionalProperties: false }

/** Signing in at a self-service terminal: by a code that one's own telephone shows, or by making an ordinary session a terminal's. */
export const terminalRoutes =
  (city: PeopleCity): FastifyPluginAsync =>
  async (app) => {
    app.post(
      '/me/terminal-codes',
      {
        config: { permission: 'signed-in', reach: 'own' },
        schema: { response: { 200: Type.Object({ code: Type.String(), qr: Type.String(), seconds: Type.Integer() }) } },
      },
      async (request) => {
        const code = await showCode(city, request.person.id)
        const qr = await QRCode.toDataURL(code, { errorCorrectionLevel: 'M', margin: 1, width: 280 })
        return { code, qr, seconds: SHOWN_SECONDS }
      },
    )
    app.post<{ Body: { code: string; terminal: string } }>(
      '/session/terminal-code',
      {
        config: { permission: 'public', reach: 'public' },
        schema: {
          body: Type.Object({ code: Type.String({ pattern: '^\\d{8}$' }), terminal }, strict),
          response: { 204: Type.Null() },
        },
      },
      (request, reply) => enter(city, request, reply, request.body),
    )
    app.post<{ Body: { terminal: string } }>(
      '/session/terminal',
      {
        config: { permission: 'signed-in', reach: 'own' },
        schema: { body: Type.Object({ terminal }, strict), response: { 204: Type.Null() } },
      },
      async (request, reply) => {
        const { person, signedIn } = request
        await queries.narrowSession(city.sql, person.id, signedIn?.digest ?? '', request.body.terminal, endOf(city))
        await forgetIdentity(city, request)
        return reply.code(204).send()
      },
    )
  }

const endOf = (city: PeopleCity) => new Date(city.clock.now().getTime() + TERMINAL_MINUTES * 60_000)

/** The next person at the terminal is not signed in as the one before her. */
async function forgetIdentity(city: PeopleCity, request: FastifyRequest): Promise<void> {
  const identity = request.cookies[IDENTITY_COOKIE]
  if (identity !== undefined) await destroyRecord(city.sql, 'Session', identity)
}

async function showCode(city: PeopleCity, person: string): Promise<string> {
  for (;;) {
    const code = String(randomInt(100_000_000)).padStart(8, '0')
    const now = city.clock.now()
    const endsAt = new Date(now.getTime() + SHOWN_SECONDS * 1000)
    if (await queries.insertTerminalCode(city.sql, indexOfTerminalCode(city, code), person, endsAt, now)) return code
  }
}

export const indexOfTerminalCode = (city: Pick<PeopleCity, 'vault'>, code: string): string =>
  city.vault.indexOf(`terminal code ${code}`)

async function enter(
  city: PeopleCity,
  request: FastifyRequest,
  reply: FastifyReply,
  given: { code: string; terminal: string },
): Promise<FastifyReply> {
  const by = { kind: 'address' as const, id: addressOf(request) }
  // a hall's terminals share an address: whoever mistypes at one keeps nobody from the next
  const cookie = await guess(city, { what: `terminal ${given.terminal}`, by }, () =>
    transaction(city.sql, async (tx) => {
      const at = city.clock.now()
      const account = await queries.spendTerminalCode(tx, indexOfTerminalCode(city, given.code), at)
      if (account === undefined) throw new Refusal('TERMINAL_CODE_WRONG')
      const begun = await beginSession(city, tx, { kind: 'person', account })
      await queries.narrowSession(tx, account, begun.digest, given.terminal, endOf(city))
      await record(tx, at, [sessionBegun('person', account, 'terminal')])
      return begun.cookie
    }),
  )
  setSessionCookie(reply, city.config, cookie)
  return reply.code(204).send()
}
