// SPDX-License-Identifier: Apache-2.0
import { createHmac, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { derivedKey } from '../kernel/crypto/index.ts'
import { addressOf, type Config } from '../kernel/index.ts'
import { sameText } from './session.ts'

/**
 * Where a try to sign in comes from: a browser in which somebody has signed in to that account before, or else an address. Tries are
 * counted for this place and the account together, so that whoever guesses stops himself and not the person whose account it is.
 */
export type Place = { kind: 'device' | 'address' | 'session'; id: string }

const COOKIE = 'chengshu_device'
const HALF_A_YEAR = 180 * 86_400
/** A household's computer remembers so many people. */
const MOST = 8
const FORM = /^([\w-]{22})((?:\.[\w-]{22}){0,8})$/

type Device = { id: string; marks: string[] }

function read(request: FastifyRequest): Device | undefined {
  const [, id, marks] = FORM.exec(request.cookies[COOKIE] ?? '') ?? []
  return id === undefined ? undefined : { id, marks: (marks ?? '').split('.').filter((mark) => mark !== '') }
}

/** Nothing is stored for it, and it says nobody's name: only this city can tell for whom a mark was made. */
const markOf = (config: Config, device: string, whom: string): string =>
  createHmac('sha256', derivedKey(config.secret, 'known device')).update(`${device}\n${whom}`).digest('base64url').slice(0, 22)

/** `whom`: a login, or the index of a mobile number. */
export function placeOf(config: Config, request: FastifyRequest, whom: string): Place {
  const device = read(request)
  const mark = device === undefined ? '' : markOf(config, device.id, whom)
  return device?.marks.some((one) => sameText(one, mark))
    ? { kind: 'device', id: device.id }
    : { kind: 'address', id: addressOf(request) }
}

/** After somebody has proved herself: this browser is known for her accounts from now on. */
export function rememberDevice(config: Config, request: FastifyRequest, reply: FastifyReply, whom: string[]): void {
  const { id, marks } = read(request) ?? { id: randomBytes(16).toString('base64url'), marks: [] }
  const kept = [...new Set([...whom.map((one) => markOf(config, id, one)), ...marks])].slice(0, MOST)
  reply.setCookie(COOKIE, [id, ...kept].join('.'), {
    path: '/api/sign-in',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.secureCookies,
    maxAge: HALF_A_YEAR,
  })
}
