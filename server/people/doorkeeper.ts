// SPDX-License-Identifier: Apache-2.0
import type { FastifyRequest } from 'fastify'
import { type Clock, type Config, type Doorkeeper, dayOf, Refusal, type Sql } from '../kernel/index.ts'
import { type ActingFor, giveCaller, type Officer, type Person, type SignedIn } from './caller.ts'
import type { FieldVault } from './needs.ts'
import { ofTheCity, reachOf, within } from './reach.ts'
import { rightToActFor } from './right-to-act.ts'
import { csrfOf, type PersonSnapshot, readToken, SEEN_EVERY, type Session, sameText } from './session.ts'
import * as sessions from './session-queries.ts'

/** Somebody who walked away from a terminal; `seen_at` is written once a minute. */
const TERMINAL_IDLE_MINUTES = 4

/**
 * Recognises callers by the session cookie with one indexed read, admits them
 * by the permissions of the positions that they hold today, and checks the
 * forgery token. The kernel asks it on every request.
 */
export function doorkeeper(
  kernel: { sql: Sql; clock: Clock; config: Config; content: { region: string } },
  vault: Pick<FieldVault, 'reveal'>,
): Doorkeeper {
  const { sql, clock, config } = kernel
  const find = async (header: string | undefined): Promise<SignedIn | undefined> => {
    const token = readToken(header)
    if (token === undefined) return undefined
    const session = await sessions.findSession(sql, token.account, token.digest)
    const now = clock.now()
    const idle = session?.terminal ? TERMINAL_IDLE_MINUTES : config.sessionMinutes
    if (session === undefined || !isAlive(session, now, idle)) return undefined
    if (now.getTime() - session.seenAt.getTime() >= SEEN_EVERY) await sessions.seen(sql, token.account, token.digest, now)
    return {
      caller: callerOf(session, dayOf(now), await actingForNow(kernel, session), vault),
      digest: session.digest,
      terminal: session.terminal,
    }
  }
  return {
    async recognise(request) {
      giveCaller(request, await find(request.headers.cookie))
    },
    admit(request, permission, reach) {
      const caller = request.signedIn?.caller
      if (caller === undefined) throw new Refusal('NOT_SIGNED_IN')
      if (permission === 'signed-in') return
      const bounds = caller.kind === 'officer' ? reachOf(caller, reach, permission) : []
      if (bounds.length === 0 || (reach === 'city' && !within(bounds, ofTheCity(kernel.content.region))))
        throw new Refusal('NOT_PERMITTED', { permission })
    },
    checkCsrf(request) {
      const { signedIn } = request
      if (signedIn === undefined) refuseOtherSites(request, config)
      else {
        const given = request.headers['x-csrf-token']
        if (typeof given !== 'string' || !sameText(given, csrfOf(signedIn.digest, config.secret)))
          throw new Refusal('CSRF_FAILED')
      }
    },
    checkOrigin: (request) => refuseOtherSites(request, config),
    claimedBy: (request) => readToken(request.headers.cookie)?.digest,
    accountOf: (request) => request.signedIn?.caller.id,
  }
}

/** Nobody is signed in yet, so there is no token; a page of another site may still not sign a visitor in as somebody else. */
function refuseOtherSites(request: FastifyRequest, { publicUrl }: Pick<Config, 'publicUrl'>): void {
  const { 'sec-fetch-site': site, origin } = request.headers
  // a page cannot write Sec-Fetch-Site; browsers that do not send it send Origin; what is no browser sends neither
  if (site === 'same-origin' || site === 'none') return
  if (site !== undefined) throw new Refusal('CSRF_FAILED')
  if (origin === undefined || origin === publicUrl || (URL.canParse(origin) && new URL(origin).host === request.host)) return
  throw new Refusal('CSRF_FAILED')
}

export function isAlive(session: Pick<Session, 'seenAt' | 'endsAt'>, now: Date, idleMinutes: number): boolean {
  return session.endsAt > now && now.getTime() - session.seenAt.getTime() < idleMinutes * 60_000
}

/** A post counts from its first to its last day, both included; what ended yesterday is gone today, whatever the snapshot says. */
function callerOf(
  session: Session,
  today: string,
  actingFor: ActingFor | null,
  vault: Pick<FieldVault, 'reveal'>,
): Officer | Person {
  const { snapshot, account: id } = session
  if (snapshot.kind === 'officer') {
    const positions = snapshot.positions
      .filter((held) => held.since <= today && (held.until === null || held.until >= today))
      .map(({ since: _, ...held }) => held)
    return { kind: 'officer', id, login: snapshot.login, name: snapshot.name, positions }
  }
  return personOf(id, snapshot, actingFor, vault)
}

/** The numbers are opened when somebody asks for them, and once: most requests of a resident need neither. */
function personOf(id: string, sealed: PersonSnapshot, actingFor: ActingFor | null, vault: Pick<FieldVault, 'reveal'>): Person {
  let idNumber: string | undefined
  let mobile: string | undefined
  return {
    kind: 'person',
    id,
    name: sealed.name,
    get idNumber() {
      idNumber ??= vault.reveal(sealed.idNumber)
      return idNumber
    },
    get mobile() {
      mobile ??= vault.reveal(sealed.mobile)
      return mobile
    },
    level: sealed.level,
    actingFor,
  }
}

/** What the session says was true when the person switched; whether it still is, is asked of the database each time. */
async function actingForNow(kernel: { sql: Sql; clock: Clock }, { account, actingFor }: Session): Promise<ActingFor | null> {
  if (actingFor === null) return null
  const as = await rightToActFor(kernel, kernel.sql, account, actingFor.creditCode)
  return as === undefined ? null : { creditCode: actingFor.creditCode, name: actingFor.name, as }
}
