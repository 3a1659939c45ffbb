// SPDX-License-Identifier: Apache-2.0
import { offline, Problem, problemOf } from './problem.ts'

export type CallOptions = {
  body?: unknown
  /** names the intended act: the same key again gives the same answer, so such a call is retried when the connection is lost */
  key?: string
  signal?: AbortSignal
  /** for acts sent while the page is being left */
  keepalive?: boolean
}

/** undefined: not asked yet; null: nobody is signed in, so there is no session to forge */
let csrf: string | null | undefined

/** The client learns the session's token from every answer of GET /session. */
export function rememberCsrf(token: string | null): void {
  csrf = token
}

async function freshCsrf(): Promise<string | null> {
  const response = await fetch('/api/session', { credentials: 'same-origin', headers: { accept: 'application/json' } })
  if (!response.ok) throw await problemOf(response)
  const session = (await response.json()) as { csrf: string | null }
  csrf = session.csrf
  return session.csrf
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** How long to wait before the next attempt; reads and keyed acts are tried again, other changes never. */
const pauses = [400, 1500, 4000]

/**
 * One call of the API. Path without /api. Answers the decoded JSON (undefined for 204).
 * Throws Problem: what the server refused, or OFFLINE when it could not be reached.
 */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const reads = method === 'GET'
  const retryable = reads || options.key !== undefined
  let problem: Problem | undefined
  for (let attempt = 0; attempt <= pauses.length; attempt += 1) {
    try {
      return await once<T>(method, path, options)
    } catch (error) {
      if (options.signal?.aborted) throw error
      problem = error instanceof Problem ? error : offline()
      const away = problem.status === 0 || problem.status === 502 || problem.status === 503 || problem.status === 504
      const wait = pauses[attempt]
      if (!away || !retryable || wait === undefined) break
      await pause(wait)
    }
  }
  throw problem ?? offline()
}

async function once<T>(method: string, path: string, options: CallOptions, secondTry = false): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' }
  const token = method === 'GET' ? null : csrf === undefined ? await freshCsrf() : csrf
  if (token !== null) headers['x-csrf-token'] = token
  if (options.key !== undefined) headers['idempotency-key'] = options.key
  let body: BodyInit | undefined
  if (options.body instanceof FormData) body = options.body
  else if (options.body !== undefined) {
    headers['content-type'] = 'application/json'
    body = JSON.stringify(options.body)
  }
  const response = await fetch(`/api${path}`, {
    method,
    headers,
    body,
    credentials: 'same-origin',
    signal: options.signal,
    keepalive: options.keepalive,
  })
  if (response.ok) return (response.status === 204 ? undefined : await decoded(response)) as T
  const problem = await problemOf(response)
  if (method !== 'GET' && !secondTry && problem.code.startsWith('CSRF')) {
    await freshCsrf()
    return once<T>(method, path, options, true)
  }
  throw problem
}

async function decoded(response: Response): Promise<unknown> {
  // a file that was asked for by an act (printing at a terminal)
  if (response.headers.get('content-type')?.startsWith('application/pdf')) return response.blob()
  const text = await response.text()
  return text === '' ? undefined : JSON.parse(text)
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => call<T>('GET', path, { signal })
export const post = <T>(path: string, body?: unknown, key?: string): Promise<T> =>
  call<T>('POST', path, { body: body ?? {}, key })
export const patch = <T>(path: string, body: unknown): Promise<T> => call<T>('PATCH', path, { body })
export const put = <T>(path: string, body: unknown, key?: string): Promise<T> => call<T>('PUT', path, { body, key })
export const remove = <T>(path: string): Promise<T> => call<T>('DELETE', path)

/** Sends one file as the field `file` and tells how far it is (0 to 1). */
export async function upload<T>(path: string, file: File, progress: (part: number) => void, signal?: AbortSignal): Promise<T> {
  const token = csrf === undefined ? await freshCsrf() : csrf
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api${path}`)
    if (token !== null) request.setRequestHeader('x-csrf-token', token)
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0)
    request.onerror = () => reject(offline())
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText || 'null') as T)
      else problemOf(new Response(request.responseText, { status: request.status })).then(reject)
    }
    signal?.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}

/** The query string of what is set. */
export function query(parts: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parts))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
