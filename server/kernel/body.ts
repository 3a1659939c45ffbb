// SPDX-License-Identifier: Apache-2.0
import { isUtf8 } from 'node:buffer'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { DEEPEST, jsonComplaint } from './json-scan.ts'
import { Refusal } from './refusal.ts'

const KILO = 1024
export const FILE_LIMIT = 20 * KILO * KILO

/**
 * How much a route takes, by what it is for: an act with its reasons, a filled-in form, a piece of content in the studio, one file.
 * `members` counts those of all objects and lists together: work grows with them, not with bytes.
 */
const BODIES = {
  act: { bytes: 64 * KILO, members: 1000 },
  form: { bytes: 256 * KILO, members: 5000 },
  content: { bytes: 1024 * KILO, members: 5000 },
  // the file, and what multipart writes around it
  file: { bytes: FILE_LIMIT + 64 * KILO, members: 100 },
} as const
export type BodyKind = keyof typeof BODIES

declare module 'fastify' {
  interface FastifyContextConfig {
    /** how much the route takes; an act, when nothing is said */
    body?: BodyKind
  }
}

export function limitsOf(request: FastifyRequest): { bytes: number; members: number } {
  return BODIES[request.routeOptions.config.body ?? 'act']
}

/** The limit as a person reads it. */
export function limitInWords(request: FastifyRequest): string {
  const { bytes } = limitsOf(request)
  return bytes >= KILO * KILO ? `${Math.floor(bytes / KILO / KILO)} MB` : `${bytes / KILO} KB`
}

/** What says that it is too long is refused before a byte of it is read, what does not say so while it is read; JSON is scanned before it is parsed. */
export function limitBodies(app: FastifyInstance): void {
  app.addHook('onRoute', (route: RouteOptions) => {
    route.bodyLimit = BODIES[route.config?.body ?? 'act'].bytes
  })
  app.addHook('onRequest', async (request) => {
    if (Number(request.headers['content-length'] ?? 0) > limitsOf(request).bytes) throw new Refusal('BODY_TOO_LARGE')
    const isMultipart = /^multipart\//i.test(request.headers['content-type'] ?? '')
    if (isMultipart && request.routeOptions.config.body !== 'file') throw new Refusal('WRONG_CONTENT_TYPE')
  })
  app.removeContentTypeParser(['text/plain', 'application/json'])
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, bytes: Buffer) =>
    readJson(bytes, limitsOf(request).members),
  )
}

/** 20 MB over a slow phone (300 kbit/s upwards) take nine minutes; everything else is a few kilobytes. */
const SENDING = { file: 600_000, other: 60_000 }
export const LONGEST_SENDING = SENDING.file

type Later = (act: () => void, milliseconds: number) => () => void
const later: Later = (act, milliseconds) => {
  const timer = setTimeout(act, milliseconds).unref()
  return () => clearTimeout(timer)
}

/** Who sends a body by drops keeps a connection that long and no longer; only who may upload to a route has the time of an upload. */
export function timeBodies(app: FastifyInstance, wait: Later = later): void {
  app.addHook('preParsing', async (request) => {
    const { raw, routeOptions } = request
    if (raw.complete) return
    const stop = wait(
      () => {
        if (!raw.complete) raw.destroy()
      },
      routeOptions.config.body === 'file' ? SENDING.file : SENDING.other,
    )
    raw.once('end', stop)
    raw.once('close', stop)
  })
}

function readJson(bytes: Buffer, members: number): unknown {
  const complaint = isUtf8(bytes) ? jsonComplaint(bytes, { members, depth: DEEPEST }) : '不是 UTF-8 文字'
  if (complaint !== undefined) throw new Refusal('BAD_INPUT', { detail: complaint })
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new Refusal('BAD_INPUT', { detail: 'body' })
    throw cause
  }
}
