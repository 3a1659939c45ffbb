// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../server/testing/city.ts'
import { startWalk } from './walk.ts'

/** What the front page may weigh before it can be used, in kilobytes on the wire, heads of the answers included. */
const LIMITS = { script: 150, all: 200 }

test('the front page of the portal comes over the wire in 150 KB of JavaScript and 200 KB in all, and the second time without a file', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('phone')
  const { page, context } = visitor
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  const asked = new Map<
    string,
    { url: string; type: string; encoding: string; kept: string; bytes: number; fromCache: boolean }
  >()
  line.on('Network.responseReceived', ({ requestId, type, response }) => {
    const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]))
    asked.set(requestId, {
      url: new URL(response.url).pathname,
      type: type ?? '',
      encoding: headers['content-encoding'] ?? '',
      kept: headers['cache-control'] ?? '',
      bytes: 0,
      fromCache: response.fromDiskCache === true,
    })
  })
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = asked.get(requestId)
    if (one !== undefined) one.bytes = encodedDataLength
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  const all = [...asked.values()]
  const kilobytes = (of: typeof all) => of.reduce((sum, one) => sum + one.bytes, 0) / 1024
  const scripts = all.filter((one) => one.url.endsWith('.js'))
  const table = all
    .map((one) => `${one.url.padEnd(50)}${(one.bytes / 1024).toFixed(1).padStart(8)} KB ${one.encoding}`)
    .join('\n')
  console.log(`${table}\nJavaScript ${kilobytes(scripts).toFixed(1)} KB, in all ${kilobytes(all).toFixed(1)} KB`)
  expect(scripts.length).toBeGreaterThan(5)
  expect(kilobytes(scripts), table).toBeLessThanOrEqual(LIMITS.script)
  expect(kilobytes(all), table).toBeLessThanOrEqual(LIMITS.all)
  const long = all.filter((one) => one.bytes > 2500)
  expect(long.filter((one) => one.encoding !== 'br' && one.encoding !== 'gzip')).toEqual([])
  const assets = all.filter((one) => one.url.startsWith('/assets/'))
  expect(assets.filter((one) => !/max-age=31536000, immutable/.test(one.kept))).toEqual([])
  expect(all.find((one) => one.url === '/')).toMatchObject({ type: 'Document', kept: 'no-cache' })

  asked.clear()
  await page.goto('/help', { waitUntil: 'networkidle' })
  await page.goto('/', { waitUntil: 'networkidle' })
  const again = [...asked.values()].filter((one) => assets.some(({ url }) => url === one.url) && !one.fromCache && one.bytes > 0)
  expect(again).toEqual([])
  visitor.finish()
})

test('files that are the same for everybody do not count: a hall may open the page at once, and who must wait reads a page', async () => {
  await using busy = await testCity({ env: { RATE_PER_MINUTE: '1' } })
  const open = (url: string) => busy.app.inject({ url, headers: { accept: 'text/html,*/*' } })
  const { body } = await open('/')
  const script = /src="([^"]+\.js)"/.exec(body)?.[1] ?? ''
  for (let n = 0; n < 40; n++) expect((await open(script)).statusCode).toBe(200)
  const pages = []
  for (let n = 0; n < 10; n++) pages.push(await open('/items'))
  const last = pages.at(-1)
  expect(last?.statusCode).toBe(429)
  expect(last?.body).toContain('请过 1 分钟再打开')
  expect((await open(script)).statusCode).toBe(200)
  // what was made beside the files has no address of its own, and what is not there is not the portal
  for (const url of [`${script}.br`, '/.vite/manifest.json', '/assets/nothing.js'])
    expect([url, (await busy.app.inject({ url, remoteAddress: '192.0.2.9' })).statusCode === 200]).toEqual([
      url,
      url.startsWith('/.'),
    ])
})
