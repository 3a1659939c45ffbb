// SPDX-License-Identifier: Apache-2.0
import type { Answer, Manner, Method, PathOf, Rest } from './operations.ts'
import { offline, Problem, problemOf } from './problem.ts'

export type Connection = {
  /** where the city is, without a slash at the end; a page of the city itself needs none */
  base?: string
  /** sent with every call: the cookie of a session, say, where there is no browser that keeps it */
  headers?: Record<string, string>
  /** is told of a key that another act was sent with before (KEY_REUSED): the next try needs a new one */
  keyReused?: (key: string) => void
}

type Said = Manner & { path?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }
type Act<M extends Method> = <P extends PathOf<M>>(path: P, ...rest: Rest<M, P>) => Promise<Answer<M, P>>
export type City = {
  call<M extends Method, P extends PathOf<M>>(method: M, path: P, ...rest: Rest<M, P>): Promise<Answer<M, P>>
  get: Act<'GET'>
  post: Act<'POST'>
  put: Act<'PUT'>
  patch: Act<'PATCH'>
  remove: Act<'DELETE'>
  /** the session's token, which changing requests carry; null when nobody is signed in */
  token(): Promise<string | null>
  /** every answer of GET /api/session tells the token */
  rememberToken(token: string | null): void
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** How long to wait before the next attempt, in ms; reads and keyed acts are tried again, other changes never. */
const pauses = [400, 1500, 4000]

/** The API of a city. Every call throws Problem: what the server refused, or OFFLINE when it could not be reached. */
export function connect({ base = '', headers: always = {}, keyReused }: Connection = {}): City {
  /** undefined: not asked yet; null: nobody is signed in, so there is no session to forge */
  let csrf: string | null | undefined

  async function freshToken(): Promise<string | null> {
    const headers = { ...always, accept: 'application/json' }
    const response = await fetch(`${base}/api/session`, { credentials: 'same-origin', headers })
    if (!response.ok) throw await problemOf(response)
    csrf = ((await response.json()) as Answer<'GET', '/api/session'>).csrf
    return csrf
  }

  async function ask(method: Method, path: string, said: Said = {}): Promise<unknown> {
    const retryable = method === 'GET' || said.key !== undefined
    let problem: Problem | undefined
    for (let attempt = 0; attempt <= pauses.length; attempt += 1) {
      try {
        return await once(method, path, said)
      } catch (error) {
        if (said.signal?.aborted) throw error
        problem = error instanceof Problem ? error : offline()
        const away = problem.status === 0 || problem.status === 502 || problem.status === 503 || problem.status === 504
        const wait = pauses[attempt]
        if (!away || !retryable || wait === undefined) break
        await pause(wait)
      }
    }
    throw problem ?? offline()
  }

  async function once(method: Method, path: string, said: Said, secondTry = false): Promise<unknown> {
    const headers: Record<string, string> = { ...always, accept: 'application/json' }
    const token = method === 'GET' ? null : csrf === undefined ? await freshToken() : csrf
    if (token !== null) headers['x-csrf-token'] = token
    if (said.key !== undefined) headers['idempotency-key'] = said.key
    const body = bodyOf(method, said.body)
    if (typeof body === 'string') headers['content-type'] = 'application/json'
    const response = await fetch(base + addressOf(path, said), {
      method,
      headers,
      body,
      credentials: 'same-origin',
      signal: said.signal,
      keepalive: said.keepalive,
    })
    if (response.ok) return response.status === 204 ? undefined : decoded(response)
    const problem = await problemOf(response)
    if (method !== 'GET' && !secondTry && problem.code.startsWith('CSRF')) {
      await freshToken()
      return once(method, path, said, true)
    }
    if (said.key !== undefined && problem.code === 'KEY_REUSED') keyReused?.(said.key)
    throw problem
  }

  const by =
    <M extends Method>(method: M): Act<M> =>
    (path, ...[said]) =>
      ask(method, path, said as Said) as never
  return {
    call: (method, path, ...[said]) => ask(method, path, said as Said) as never,
    get: by('GET'),
    post: by('POST'),
    put: by('PUT'),
    patch: by('PATCH'),
    remove: by('DELETE'),
    token: async () => (csrf === undefined ? freshToken() : csrf),
    rememberToken: (token) => {
      csrf = token
    },
  }
}

/** A path of the contract with its parts filled in, and the query of what is set. */
export function addressOf(path: string, { path: parts = {}, query = {} }: Pick<Said, 'path' | 'query'> = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  const asked = search.toString()
  return asked === '' ? filled : `${filled}?${asked}`
}

/** An act without particulars is sent as an empty object. */
function bodyOf(method: Method, body: unknown): string | FormData | undefined {
  if (body instanceof FormData) return body
  return body === undefined && method !== 'POST' ? undefined : JSON.stringify(body ?? {})
}

async function decoded(response: Response): Promise<unknown> {
  if (!response.headers.get('content-type')?.includes('json')) return response.blob()
  const text = await response.text()
  return text === '' ? undefined : JSON.parse(text)
}
