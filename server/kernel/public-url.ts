// SPDX-License-Identifier: Apache-2.0
import { isIP } from 'node:net'

/** Says what is wrong with an address that people shall come by, or undefined: a scheme and a host, nothing behind it. */
export function publicUrlComplaint(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url !== undefined && (text === url.origin || text === `${url.origin}/`)
  if (url === undefined || !/^https?:$/.test(url.protocol) || !isOrigin)
    return 'must be the scheme and host alone, in small letters, as in https://yunzhou.example or http://127.0.0.1:8080'
  return undefined
}

/**
 * Says what is wrong with an address that this city sends people or questions to (a callback of another system, the identity of another
 * city), or undefined: one exact address, https unless it is this machine, no `*`, no user, no spaces, no fragment.
 */
export function outsideUrlComplaint(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || /[\s*\\\p{Cc}]/u.test(text)) return '须为一个确切的地址，不含空格、反斜杠和 *'
  if (url.username !== '' || url.password !== '') return '不能含用户名或口令'
  if (text.includes('#')) return '不能含 #'
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) return '须为 https 地址'
  return undefined
}

/** Whether a host name or address means the machine itself. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '')
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}
