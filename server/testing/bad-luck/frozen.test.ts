// SPDX-License-Identifier: Apache-2.0
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmbedded } from '../../kernel/index.ts'
import { browser, type ServerProcess, startServer } from './process.ts'

const folder = mkdtempSync(join(tmpdir(), 'chengshu-frozen-'))
// open to the database's own user; otherwise the cluster would lie elsewhere
chmodSync(folder, 0o755)
const lock = join(folder, 'postgres/cluster/postmaster.pid')
let server: ServerProcess

beforeAll(async () => {
  server = await startServer({ DATA_DIR: folder, STATEMENT_SECONDS: '2' })
}, 120_000)
afterAll(async () => {
  await server?.end('SIGTERM')
  if (existsSync(lock)) await (await startEmbedded(join(folder, 'postgres'))).stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

/** The postmaster and every process that it started. */
function databaseProcesses(): number[] {
  const postmaster = Number(readFileSync(lock, 'utf8').split('\n')[0])
  const parentOf = (pid: string): number => {
    try {
      return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
    } catch {
      return 0
    }
  }
  return [
    postmaster,
    ...readdirSync('/proc')
      .filter((one) => /^\d+$/.test(one) && parentOf(one) === postmaster)
      .map(Number),
  ]
}
const ready = async () => (await fetch(`${server.base}/readyz`, { signal: AbortSignal.timeout(10_000) })).status

test.runIf(process.platform === 'linux')(
  'a database that stands still and says nothing: the server says that it is not ready, tells everybody in words, and works again by itself',
  async () => {
    const people = await Promise.all(
      ['wang-jianguo', 'li-xiulan', 'chen-xiaomei', 'sun-li'].map((login) => browser(() => server.base, login)),
    )
    const names = () =>
      Promise.all(people.map(async (who) => (await who.call('GET', '/session')).body.caller?.name as string | undefined))
    const before = await names()
    expect(new Set(before).size).toBe(4)
    const frozen = databaseProcesses()
    for (const pid of frozen) process.kill(pid, 'SIGSTOP')
    try {
      expect(await ready()).toBe(503)
      const answers = await Promise.all(people.flatMap((who) => Array.from({ length: 10 }, () => who.call('GET', '/drafts'))))
      for (const answer of answers) expect(answer).toMatchObject({ status: 503, body: { code: 'DATABASE_AWAY' } })
      expect(await ready()).toBe(503)
    } finally {
      for (const pid of frozen) process.kill(pid, 'SIGCONT')
    }
    await expect.poll(ready, { timeout: 20_000 }).toBe(200)
    expect(await names()).toEqual(before)
    expect((await people[0]?.call('POST', '/drafts', { kind: 'item', id: 'social-card' }))?.status).toBe(200)
  },
  90_000,
)
