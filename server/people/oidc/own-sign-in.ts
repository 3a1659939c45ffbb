// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, transaction } from '../../kernel/index.ts'
import { record } from '../../ledger/index.ts'
import { beginSession, setSessionCookie } from '../begin-session.ts'
import type { PeopleCity } from '../needs.ts'
import { findLoginOf } from '../queries.ts'
import { sameText } from '../session.ts'
import { revokeGivenBy } from './adapter.ts'
import { identityOf, OWN_CALLBACK, OWN_CLIENT } from './identity.ts'
import { consumeRecord, noteSessionOfCode } from './record-queries.ts'

const COOKIE = 'chengshu_begin'
const PATH = '/api/session'
type Begun = { state: string; verifier: string; returnTo: string }

const random = () => randomBytes(32).toString('base64url')
const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

/** Sends the browser to the unified identity (authorization code with PKCE) and remembers, in a signed cookie, where it wants to go afterwards. */
export function beginSignIn(city: PeopleCity, request: FastifyRequest, reply: FastifyReply, returnTo: string): FastifyReply {
  const home = new URL(city.config.publicUrl)
  const safe = localPath(returnTo)
  // cookies of localhost are not those of 127.0.0.1: begin where the answer will arrive
  if (request.host !== home.host && request.host !== '')
    return reply.redirect(`${home.origin}${PATH}/begin?returnTo=${encodeURIComponent(safe)}`, 303)
  const begun: Begun = { state: random(), verifier: random(), returnTo: safe }
  reply.setCookie(COOKIE, JSON.stringify(begun), {
    path: PATH,
    httpOnly: true,
    sameSite: 'lax',
    signed: true,
    maxAge: 1200,
    secure: city.config.secureCookies,
  })
  const query = new URLSearchParams({
    client_id: OWN_CLIENT,
    response_type: 'code',
    scope: 'openid profile',
    redirect_uri: `${city.config.publicUrl}${OWN_CALLBACK}`,
    state: begun.state,
    code_challenge: challengeOf(begun.verifier),
    code_challenge_method: 'S256',
  })
  return reply.redirect(`/oidc/auth?${query}`, 303)
}

/**
 * Takes the code that the unified identity gave, in the same process family and
 * database, and opens the session. State and verifier must be those of this
 * browser. Spending the code and opening the session are one transaction: who
 * comes with it a second time waits for the first, gets nothing, and ends what
 * the first got.
 */
export async function finishSignIn(
  city: PeopleCity,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: { code?: string; state?: string; error?: string },
): Promise<FastifyReply> {
  const begun = readBegun(request)
  reply.clearCookie(COOKIE, { path: PATH })
  if (answer.error !== undefined) return reply.redirect(begun?.returnTo ?? '/', 303)
  if (begun === undefined || answer.state === undefined || !sameText(answer.state, begun.state))
    throw new Refusal('SIGN_IN_EXPIRED')
  const code = answer.code === undefined ? undefined : await identityOf(city).AuthorizationCode.find(answer.code)
  const fits =
    code !== undefined &&
    code.clientId === OWN_CLIENT &&
    code.redirectUri === `${city.config.publicUrl}${OWN_CALLBACK}` &&
    code.codeChallengeMethod === 'S256' &&
    sameText(code.codeChallenge ?? '', challengeOf(begun.verifier))
  const account = fits ? code.accountId : undefined
  if (!fits || account === undefined || answer.code === undefined) throw new Refusal('SIGN_IN_EXPIRED')
  const cookie = await openSessionBy(city, answer.code, account, code.amr?.includes('sms') ? 'sms' : 'password')
  if (cookie === undefined) {
    await revokeGivenBy(city.sql, 'AuthorizationCode', answer.code)
    throw new Refusal('SIGN_IN_EXPIRED')
  }
  setSessionCookie(reply, city.config, cookie)
  return reply.redirect(begun.returnTo, 303)
}

async function openSessionBy(
  city: PeopleCity,
  code: string,
  account: string,
  how: 'password' | 'sms',
): Promise<string | undefined> {
  const login = await findLoginOf(city.sql, account)
  if (login === undefined) throw new Refusal('SIGN_IN_FAILED')
  return transaction(city.sql, async (tx) => {
    const at = city.clock.now()
    if (!(await consumeRecord(tx, 'AuthorizationCode', code, at))) return undefined
    const { cookie, digest } = await beginSession(city, tx, { kind: login.kind, account })
    await noteSessionOfCode(tx, code, digest)
    await record(tx, at, [sessionBegun(login.kind, account, how)])
    return cookie
  })
}

export function sessionBegun(kind: 'officer' | 'person', account: string, how: 'password' | 'sms' | 'demo' | 'terminal') {
  return { act: 'session.begun', actor: { kind, id: account }, subject: { kind: 'account', id: account }, facts: { how } }
}

function readBegun(request: FastifyRequest): Begun | undefined {
  const cookie = request.cookies[COOKIE]
  const opened = cookie === undefined ? undefined : request.unsignCookie(cookie)
  if (!opened?.valid || opened.value === null) return undefined
  return JSON.parse(opened.value) as Begun
}

/** A path of this city and nothing else: what is not one leads home. */
export function localPath(text: string): string {
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text) ? text : '/'
}
