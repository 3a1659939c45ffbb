// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { canonicalJson, sm3 } from './crypto/index.ts'
import { Refusal } from './refusal.ts'

/** `text`: as it was sent, ≤ 100 signs. `asked`: digest of the address and the body that it came with, by which another request under it is known. */
export type Key = { text: string; asked: string }

/** The caller's idempotency key, made once for each act that was meant. */
export function keyOf(request: FastifyRequest): Key | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || key.length > 100) throw new Refusal('BAD_INPUT', { detail: 'idempotency-key' })
  const { method, params, body, routeOptions } = request
  return { text: key, asked: sm3(canonicalJson([method, routeOptions.url, params, body ?? null])) }
}

/** The one file of a multipart request, as a stream. */
export async function fileOf(request: FastifyRequest): Promise<{ content: Readable; name: string }> {
  const part = await request.file()
  if (!part) throw new Refusal('BAD_INPUT', { detail: 'file' })
  try {
    request.server.examine(request, 'file name', part.filename)
  } catch (error) {
    part.file.resume()
    throw error
  }
  return { content: part.file, name: part.filename.split(/[/\\]/).at(-1) ?? '' }
}
