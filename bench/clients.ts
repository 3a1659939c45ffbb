// SPDX-License-Identifier: Apache-2.0
import { Agent, request } from 'node:http'

export type Caller = { login: string; id: string; cookie: string; csrf: string }

/** HTTP/1.1 with keep-alive over real sockets; at most `sockets` requests are under way. */
export function createClients(base: string, sockets: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  const { hostname, port } = new URL(base)

  function call(
    caller: Caller | null,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; cookie: string; body: unknown }> {
    return new Promise((done, fail) => {
      const payload = body === undefined ? undefined : JSON.stringify(body)
      const headers: Record<string, string | number> = {}
      if (caller) headers.cookie = caller.cookie
      if (caller && method !== 'GET') headers['x-csrf-token'] = caller.csrf
      if (payload !== undefined) {
        headers['content-type'] = 'application/json'
        headers['content-length'] = Buffer.byteLength(payload)
      }
      const sent = request({ agent, hostname, port, method, path, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => {
          text += chunk
        })
        answer.on('end', () =>
          done({
            status: answer.statusCode ?? 0,
            cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
            body: text === '' ? null : JSON.parse(text),
          }),
        )
        answer.on('error', fail)
      })
      sent.on('error', fail)
      sent.end(payload)
    })
  }

  async function ok<T>(caller: Caller | null, method: string, path: string, body?: unknown): Promise<T> {
    const answer = await call(caller, method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }

  async function signIn(login: string): Promise<Caller> {
    const begun = await call(null, 'POST', '/api/session/demo', { login })
    if (begun.status !== 204) throw new Error(`${login} cannot sign in: ${begun.status}`)
    const nobody = { login, id: '', cookie: begun.cookie, csrf: '' }
    const session = await ok<{ csrf: string; caller: { id: string } }>(nobody, 'GET', '/api/session')
    return { ...nobody, csrf: session.csrf, id: session.caller.id }
  }

  return { ok, signIn, close: () => agent.destroy() }
}

export type Clients = ReturnType<typeof createClients>

/** Does every piece of work, at most `width` at a time. */
export async function inParallel<T>(pieces: T[], width: number, work: (piece: T) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let piece = pieces[next++]; piece !== undefined; piece = pieces[next++]) await work(piece)
  }
  await Promise.all(Array.from({ length: Math.min(width, pieces.length) }, lane))
}

/** The smallest value that `share` of the sorted values do not exceed. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (values: number[]): number => quantile(values, 0.5)
