// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply } from 'fastify'
import { type Clock, type Config, Refusal, type Sql, type Tx } from '../kernel/index.ts'
import * as queries from './queries.ts'
import { csrfOf, newToken, SESSION_COOKIE, SESSION_HOURS } from './session.ts'
import * as sessions from './session-queries.ts'

type Account = { kind: 'officer' | 'person'; account: string }
type Begun = { cookie: string; digest: string; endsAt: Date }

/**
 * Opens a session for an account that has proved itself. `atMost` lowers the real-name level of this session, when the proof was a
 * weaker one than the account's. Throws SIGN_IN_FAILED when the account has been stopped.
 */
export async function beginSession(kernel: { clock: Clock }, tx: Tx, { kind, account }: Account, atMost = 4): Promise<Begun> {
  if (kind === 'officer') await sessions.holdOfficer(tx, account)
  const snapshot = kind === 'officer' ? await sessions.officerSnapshot(tx, account) : await sessions.personSnapshot(tx, account)
  if (snapshot === undefined) throw new Refusal('SIGN_IN_FAILED')
  if (snapshot.kind === 'person') snapshot.level = Math.min(snapshot.level, atMost)
  const at = kernel.clock.now()
  const endsAt = new Date(at.getTime() + SESSION_HOURS * 3_600_000)
  const { cookie, digest } = newToken(account)
  await sessions.insertSession(tx, { account, digest, at, endsAt, snapshot })
  return { cookie, digest, endsAt }
}

export function setSessionCookie(reply: FastifyReply, config: Config, cookie: string): void {
  reply.setCookie(SESSION_COOKIE, cookie, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.secureCookies,
    maxAge: SESSION_HOURS * 3600,
  })
}

/** For tests and benches: a session of the account, as a cookie header and its forgery token. */
export async function signInAs(
  kernel: { sql: Sql; clock: Clock; config: Config },
  login: string,
): Promise<{ cookie: string; csrf: string }> {
  const account = await queries.findLogin(kernel.sql, login)
  if (account === undefined) throw new Error(`Nobody here is called ${login}.`)
  const { cookie, digest } = await beginSession(kernel, kernel.sql, account)
  return { cookie: `${SESSION_COOKIE}=${cookie}`, csrf: csrfOf(digest, kernel.config.secret) }
}
