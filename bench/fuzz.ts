// SPDX-License-Identifier: Apache-2.0
// npm run bench -- fuzz [--size=40000] [--seed=1] [--width=8]: hostile requests over every route, against a city of its own.
import { parseArgs } from 'node:util'
import { fuzz, type Paths, type Send } from '../server/testing/bad-luck/hostile.ts'
import { startCity } from './start-city.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '40000' },
    seed: { type: 'string', default: '1' },
    width: { type: 'string', default: '8' },
  },
})
const ACCOUNTS = ['li-xiulan', 'chen-xiaomei', 'market-handler', 'supervisor', 'auditor', 'personnel']
const city = await startCity({ roles: 'web,worker', pool: 10 })
try {
  const { paths } = (await (await fetch(`${city.base}/openapi.json`)).json()) as { paths: Paths }
  const told = await fuzz(paths, [senderAs(undefined), ...ACCOUNTS.map(senderAs)], {
    count: Number(values.size),
    seed: Number(values.seed),
    width: Number(values.width),
  })
  for (const line of [...told.broken.slice(0, 40), ...told.slow.slice(0, 40)]) console.log(line)
  const statuses = Object.fromEntries([...told.statuses].sort(([a], [b]) => a - b))
  const figures = {
    requests: Number(values.size),
    broken: told.broken.length,
    over2s: told.slow.length,
    slowestMs: Math.round(told.slowest),
    statuses,
  }
  console.log(JSON.stringify({ bench: 'fuzz', figures }))
  if (told.broken.length > 0 || told.slow.length > 0) process.exitCode = 1
} finally {
  await city.stop()
}

/** One account; whoever was signed out by what he sent signs in again. */
function senderAs(login: string | undefined): Send {
  let session: Promise<{ cookie: string; csrf: string }> | undefined
  return async ({ method, path, payload, type }) => {
    session ??= login === undefined ? Promise.resolve({ cookie: '', csrf: '' }) : signIn(login)
    const { cookie, csrf } = await session
    const answer = await fetch(`${city.base}${path}`, {
      method,
      redirect: 'manual',
      headers: { cookie, 'x-csrf-token': csrf, ...(type === undefined ? {} : { 'content-type': type }) },
      ...(payload === undefined ? {} : { body: payload }),
    })
    await answer.arrayBuffer()
    if (answer.status === 401 && login !== undefined) session = undefined
    return answer.status
  }
}

async function signIn(login: string): Promise<{ cookie: string; csrf: string }> {
  const begun = await fetch(`${city.base}/api/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login }),
  })
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { csrf } = (await (await fetch(`${city.base}/api/session`, { headers: { cookie } })).json()) as { csrf: string }
  return { cookie, csrf }
}
