// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { disposition, FILE_KINDS } from './file.ts'

export type Sendable = { name: string; type: string; bytes: number; content: Readable | Buffer }

/** What a browser shows by itself; everything else is saved, not opened. */
const SHOWN = new Set(['pdf', 'jpg', 'png'])

/**
 * Sends a file so that nothing in it can act for the page that asked: its own
 * media type and no other, no scripts, not cached, a name that stays the name.
 */
export function sendFile(reply: FastifyReply, file: Sendable, how: 'inline' | 'attachment' = 'attachment'): FastifyReply {
  const shown = how === 'inline' && SHOWN.has(file.type) ? 'inline' : 'attachment'
  return reply
    .header('content-type', FILE_KINDS[file.type] ?? 'application/octet-stream')
    .header('content-length', file.bytes)
    .header('content-disposition', disposition(file.name, shown))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', policy(file.type))
    .send(file.content)
}

/** A sandbox would keep Chromium from showing a PDF, so a PDF has the same walls without that word. */
function policy(type: string): string {
  const walls = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; frame-ancestors 'self'"
  return type === 'pdf' ? walls : `${walls}; sandbox`
}
