// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as client from 'openid-client'
import { isIdCard } from '../../../engine/codes/index.ts'
import { isSameName, Refusal, transaction } from '../../kernel/index.ts'
import { record } from '../../ledger/index.ts'
import { beginSession, setSessionCookie } from '../begin-session.ts'
import { accountOfWalkIn } from '../colleague.ts'
import type { PeopleCity } from '../needs.ts'
import { personByIdNumber } from '../person.ts'
import { localPath } from './own-sign-in.ts'
import * as queries from './partner-queries.ts'

const COOKIE = 'chengshu_partner'
const PATH = '/api/session'
export const PARTNER_CALLBACK = '/api/session/partner/callback'
type Begun = { partner: string; state: string; nonce: string; verifier: string; returnTo: string }

/** Sends the browser to the identity of a registered partner domain. Throws PARTNER_UNKNOWN, PARTNER_AWAY. */
export async function beginPartnerSignIn(
  city: PeopleCity,
  reply: FastifyReply,
  id: string,
  returnTo: string,
): Promise<FastifyReply> {
  const { configuration } = await partnerOf(city, id)
  const begun: Begun = {
    partner: id,
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    returnTo: localPath(returnTo),
  }
  reply.setCookie(COOKIE, JSON.stringify(begun), {
    path: PATH,
    httpOnly: true,
    sameSite: 'lax',
    signed: true,
    maxAge: 1200,
    secure: city.config.secureCookies,
  })
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${city.config.publicUrl}${PARTNER_CALLBACK}`,
    scope: 'openid profile phone identity',
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
  })
  return reply.redirect(address.href, 303)
}

/**
 * Takes the signed assertion of the partner domain (mutual recognition, A06):
 * issuer, signature, audience and nonce are checked by openid-client. Whoever is
 * asserted must carry a valid identity number and the name that this city knows
 * for it. The session's level is what the partner vouches for, at most what the
 * city accepts of that partner and, for a known account, that account's own.
 */
export async function finishPartnerSignIn(city: PeopleCity, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const begun = readBegun(request)
  reply.clearCookie(COOKIE, { path: PATH })
  if (begun === undefined) throw new Refusal('SIGN_IN_EXPIRED')
  const { configuration, partner } = await partnerOf(city, begun.partner)
  const asserted = await assertedBy(configuration, new URL(request.url, city.config.publicUrl), begun)
  const level = Math.min(asserted.level, partner.mostLevel)
  const cookie = await transaction(city.sql, async (tx) => {
    const known = await personByIdNumber(city, tx, asserted.idNumber)
    if (known !== undefined && !isSameName(known.name, asserted.name)) throw new Refusal('PARTNER_NOT_RECOGNISED')
    const account = known?.id ?? (await accountOfWalkIn(city, tx, asserted))
    const at = city.clock.now()
    const facts = { how: 'partner', partner: partner.id, level }
    const actor = { kind: 'person' as const, id: account }
    await record(tx, at, [{ act: 'session.begun', actor, subject: { kind: 'account', id: account }, facts }])
    return (await beginSession(city, tx, { kind: 'person', account }, level)).cookie
  })
  setSessionCookie(reply, city.config, cookie)
  return reply.redirect(begun.returnTo, 303)
}

type Asserted = { idNumber: string; name: string; mobile: string; level: number }

async function assertedBy(configuration: client.Configuration, address: URL, begun: Begun): Promise<Asserted> {
  let facts: Record<string, unknown>
  try {
    const tokens = await client.authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    })
    facts = await client.fetchUserInfo(configuration, tokens.access_token, tokens.claims()?.sub ?? '')
  } catch (cause) {
    if (cause instanceof Error) throw new Refusal('PARTNER_NOT_RECOGNISED')
    throw cause
  }
  const { id_number: idNumber, name, phone_number: mobile, level, kind } = facts
  const fits = typeof idNumber === 'string' && isIdCard(idNumber) && typeof name === 'string' && name !== '' && kind !== 'officer'
  if (!fits) throw new Refusal('PARTNER_NOT_RECOGNISED')
  return {
    idNumber: idNumber.toUpperCase(),
    name,
    mobile: typeof mobile === 'string' ? mobile : '',
    level: typeof level === 'number' && level >= 1 && level <= 4 ? Math.floor(level) : 1,
  }
}

/** The partner's own description is read each time: it is rarely used, and its keys may have changed. */
async function partnerOf(
  city: PeopleCity,
  id: string,
): Promise<{ configuration: client.Configuration; partner: queries.PartnerRow }> {
  const partner = await queries.findPartner(city.sql, id)
  if (partner === undefined) throw new Refusal('PARTNER_UNKNOWN')
  const issuer = new URL(partner.issuer)
  try {
    const configuration = await client.discovery(issuer, partner.clientId, city.vault.reveal(partner.secret), undefined, {
      timeout: 10,
      ...(issuer.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}),
    })
    return { configuration, partner }
  } catch (cause) {
    city.log.warn({ partner: id, err: cause }, 'a partner domain did not answer')
    throw new Refusal('PARTNER_AWAY', { name: partner.name })
  }
}

function readBegun(request: FastifyRequest): Begun | undefined {
  const cookie = request.cookies[COOKIE]
  const opened = cookie === undefined ? undefined : request.unsignCookie(cookie)
  return opened?.valid && opened.value !== null ? (JSON.parse(opened.value) as Begun) : undefined
}
