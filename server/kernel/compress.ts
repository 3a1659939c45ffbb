// SPDX-License-Identifier: Apache-2.0
import compress from '@fastify/compress'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Texts that shrink: problem+json, OpenAPI, CSV and the pages of refusals too. Pictures, papers and archives are small already. */
const TEXTS = /^(?:text\/(?!event-stream)|application\/(?:[\w.-]+\+)?json\b|application\/xml\b)/

/**
 * Answers travel compressed (br, else gzip) from 1 KB on; what a sender has compressed is never unpacked (a bomb is 415).
 *
 * The size of a compressed answer tells what it has in common with what was asked (BREACH). That is of use only to a page of another site, which
 * makes a browser ask with its cookies and watches the line: what such a page asks for, and what a browser with a session asks for
 * without saying from where (before 2023), stays as it is.
 */
export async function compressAnswers(app: FastifyInstance, hasSession: (request: FastifyRequest) => boolean): Promise<void> {
  app.addHook('onRequest', async (request) => {
    const from = request.headers['sec-fetch-site']
    const isOwn = from === 'same-origin' || from === 'none'
    if (!isOwn && (from !== undefined || hasSession(request))) request.headers['x-no-compression'] = 'yes'
  })
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    customTypes: TEXTS,
    globalDecompression: false,
  })
}
