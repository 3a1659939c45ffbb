// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../kernel/index.ts'

export type ServerProcess = {
  base: string
  pid: number
  /** stops it as an operator does, or at once (9), and waits until it is gone */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
  said(): string
  hasEnded(): boolean
}

/** A real `node server/main.ts`, as `npm start` runs it; it answers when this resolves. */
export async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  let said = ''
  const child: ChildProcess = spawn(process.execPath, [join(projectRoot, 'server/main.ts')], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      PORT: '0',
      LOG_LEVEL: 'error',
      RATE_PER_MINUTE: '1000000',
      POSTGRES_BIN: process.env.POSTGRES_BIN ?? '',
      ...env,
    },
  })
  const gone = new Promise<number | null>((done) => child.once('exit', done))
  const base = await new Promise<string>((done, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (found) done(found[0])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    gone.then((code) => fail(new Error(`the server ended (${code}): ${said.slice(-3000)}`)))
  })
  return {
    base,
    pid: child.pid ?? 0,
    end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      return gone
    },
    said: () => said,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads what a route answered without naming its shape again
export type Said = { status: number; body: any }
export type Browser = {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Said>
}

/** Somebody signed in, over real sockets, to whichever server `base` names at the moment. */
export async function browser(base: () => string, login: string): Promise<Browser> {
  const begun = await fetch(`${base()}/api/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login }),
  })
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { csrf } = (await (await fetch(`${base()}/api/session`, { headers: { cookie } })).json()) as { csrf: string }
  return {
    async call(method, path, body, headers = {}) {
      const answer = await fetch(`${base()}${path.startsWith('/api') ? '' : '/api'}${path}`, {
        method,
        headers: {
          cookie,
          'x-csrf-token': csrf,
          ...headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(30_000),
      })
      const text = await answer.text()
      return { status: answer.status, body: text ? JSON.parse(text) : null }
    },
  }
}
