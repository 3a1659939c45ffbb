// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/** The caller's idempotency key, made once for each act that was meant. */
export function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || key.length > 100) throw new Refusal('BAD_INPUT', { detail: 'idempotency-key' })
  return key
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
