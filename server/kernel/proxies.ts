// SPDX-License-Identifier: Apache-2.0
import { isIP } from 'node:net'
import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'

/** Whom to believe about the sender's address: nobody, the last so many hops, or proxies at these addresses. */
export type TrustedProxies = false | number | string[]

const MOST_HOPS = 5
const NAMED = ['loopback', 'linklocal', 'uniquelocal']

/** Says what is wrong with TRUST_PROXY, or undefined. */
export function proxyComplaint(value: string): string | undefined {
  if (value === 'on' || value === 'true')
    return 'would believe whatever a sender writes into X-Forwarded-For. Write how many proxies stand before the server (1), or their addresses (10.0.0.5, 10.1.0.0/24)'
  if (value === 'off') return undefined
  if (/^\d+$/.test(value))
    return Number(value) >= 1 && Number(value) <= MOST_HOPS ? undefined : `must be a number of proxies from 1 to ${MOST_HOPS}`
  const wrong = value.split(',').find((one) => !isProxy(one.trim()))
  return wrong === undefined
    ? undefined
    : `names “${wrong.trim()}”, which is neither an address nor a network (10.0.0.5, 10.1.0.0/24)`
}

function isProxy(text: string): boolean {
  if (NAMED.includes(text)) return true
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  // a network of a whole half of the internet is “everybody” in other words
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= (family === 4 ? 32 : 128))
}

/** Reads a TRUST_PROXY without complaint. */
export function trustedProxies(value: string): TrustedProxies {
  if (value === 'off') return false
  return /^\d+$/.test(value) ? Number(value) : value.split(',').map((one) => one.trim())
}

/** For Fastify: a number counts hops from the server outwards; what lies behind the last trusted hop is what that hop saw. */
export function trustFunction(trusted: TrustedProxies): false | string[] | ((address: string, hop: number) => boolean) {
  return typeof trusted === 'number' ? (_address, hop) => hop < trusted : trusted
}

/**
 * The sender as limits count him: an IPv4 address, or the /64 network of an IPv6 address, since one connection is given that many. What a
 * proxy wrote is not always an address; then its own counts.
 */
export function addressOf(request: FastifyRequest): string {
  const { ip } = request
  return normalizeIP(isIP(ip) === 0 ? (request.socket.remoteAddress ?? '') : ip)
}
