// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../server/kernel/index.ts'
import { type TestCity, testCity } from '../server/testing/city.ts'
import { type Answer, addressOf, connect, isProblem, newKey } from './index.ts'

const run = promisify(execFile)
let city: TestCity
let base = ''
beforeAll(async () => {
  city = await testCity()
  await city.app.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(city.app.server.address() as AddressInfo).port}`
})
afterAll(() => city[Symbol.asyncDispose]())

test('the program of the README, in another folder with nothing but the packed client, compiles and runs against a running city', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-client-'))
  try {
    const npm = process.env.npm_execpath
    const packing = ['pack', '--workspace', 'client', '--pack-destination', folder, '--loglevel=error']
    await run(npm ? process.execPath : 'npm', npm ? [npm, ...packing] : packing, { cwd: projectRoot })
    const home = join(folder, 'node_modules/@chengshu/client')
    await mkdir(home, { recursive: true })
    await run('tar', ['-xzf', join(folder, 'chengshu-client-0.1.0.tgz'), '--strip-components=1', '-C', home])
    const [, program = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(projectRoot, 'client/README.md'), 'utf8')) ?? []
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'shows.ts'), program)
    const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc')
    const strict = '--noEmit --strict --module nodenext --target es2024 --lib es2024,dom'.split(' ')
    const types = ['--typeRoots', join(projectRoot, 'node_modules/@types'), '--types', 'node']
    await run(process.execPath, [compiler, ...strict, ...types, 'shows.ts'], { cwd: folder })
    const env = { ...process.env, CITY: base }
    const { stdout } = await run(process.execPath, ['shows.ts', 'NO-SUCH-CODE'], { cwd: folder, env })
    expect(stdout).toMatch(/^item: .+ \(.+\)$/m)
    expect(stdout).toMatch(/^- .+: .+$/m)
    expect(stdout).toMatch(/^\? .+: (yes|no|unknown)$/m)
    expect(stdout).toMatch(/^[A-Z_]+: [A-Z].+$/m)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('with the cookie of a session it reads and acts, and learns the token by itself', async () => {
  const { cookie } = await city.as('wang-jianguo')
  const own = connect({ base, headers: { cookie } })
  const { caller } = await own.get('/api/session')
  expect(caller?.kind).toBe('person')
  const opened: Answer<'POST', '/api/drafts'> = await own.post('/api/drafts', {
    body: { kind: 'item', id: 'company-registration' },
  })
  const again = await own.get('/api/drafts/{id}', { path: { id: opened.id } })
  expect(again.form.ui.groups.length).toBeGreaterThan(0)
  expect(await own.remove('/api/drafts/{id}', { path: { id: opened.id } })).toBeUndefined()
})

test('a key that went with another act is named to whoever keeps keys, so that what is meant now can be sent', async () => {
  const { cookie } = await city.as('wang-jianguo')
  const reused: string[] = []
  const own = connect({ base, headers: { cookie }, keyReused: (key) => reused.push(key) })
  const [licence] = (await own.get('/api/me/licences')).rows
  const send = (uses: number, key: string) =>
    own.post('/api/me/licences/{id}/authorisations', {
      path: { id: licence?.id ?? '' },
      body: { to: 'market', purpose: 'filing', until: '2026-12-31', uses },
      key,
    })
  await send(1, 'first')
  const refused = await send(2, 'first').catch((problem: unknown) => problem)
  expect([isProblem(refused, 'KEY_REUSED'), reused]).toEqual([true, ['first']])
  expect((await send(2, 'second')).uses).toBe(2)
})

test('what the city refuses is a Problem with its code and both sentences; a city that is not there is OFFLINE', async () => {
  const anyone = connect({ base })
  const refused = await anyone.get('/api/me/cases').catch((problem: unknown) => problem)
  expect(isProblem(refused) && [refused.status, refused.sentence('zh-CN') === refused.sentence('en')]).toEqual([401, false])
  const away = connect({ base: 'http://127.0.0.1:9' })
  const lost = await away.post('/api/eligibility', { body: { kind: 'item', id: 'x' } }).catch((problem: unknown) => problem)
  expect(isProblem(lost, 'OFFLINE')).toBe(true)
})

test('every address of the contract is filled in by name, and what is empty is not asked', () => {
  expect(addressOf('/api/me/cases/{number}', { path: { number: 'a/b 1' } })).toBe('/api/me/cases/a%2Fb%201')
  expect(addressOf('/api/items', { query: { kind: 'item', after: null, q: '', limit: 5 } })).toBe('/api/items?kind=item&limit=5')
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/)
})
