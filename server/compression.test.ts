// SPDX-License-Identifier: Apache-2.0
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAs } from './people/index.ts'
import { type TestCity, testCity } from './testing/city.ts'

let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city[Symbol.asyncDispose]())

const LIST = '/api/items?limit=50'
const ask = (headers: Record<string, string>, url = LIST) => city.app.inject({ url, headers })
const own = { 'sec-fetch-site': 'same-origin' }

test('a long answer travels as br or gzip, whichever the browser takes, and says the same', async () => {
  const plain = await ask({})
  expect(plain.headers['content-encoding']).toBeUndefined()
  const brotli = await ask({ ...own, 'accept-encoding': 'gzip, deflate, br' })
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: expect.stringMatching(/accept-encoding/i) })
  expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(plain.body)
  const gzip = await ask({ ...own, 'accept-encoding': 'gzip' })
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body)
  expect(brotli.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3)
  expect((await ask({ ...own, 'accept-encoding': 'br;q=0, gzip;q=0' })).headers['content-encoding']).toBeUndefined()
})

test('what a page of another site makes a browser ask is not compressed, so that its length tells nothing of what is inside', async () => {
  const { cookie } = await signInAs(city, 'wang-jianguo')
  const encoding = async (headers: Record<string, string>, url = '/api/me/profile') => {
    const answer = await ask({ 'accept-encoding': 'br, gzip', cookie, ...headers }, url)
    expect(answer.statusCode).toBe(200)
    return answer.headers['content-encoding']
  }
  expect(await encoding(own, LIST)).toBe('br')
  for (const url of ['/api/me/profile', LIST]) {
    expect(await encoding({ 'sec-fetch-site': 'cross-site' }, url)).toBeUndefined()
    expect(await encoding({ 'sec-fetch-site': 'same-site' }, url)).toBeUndefined()
    // an old browser does not say from where, and sends its cookie along
    expect(await encoding({}, url)).toBeUndefined()
  }
  // a program without a session has nothing to hide from the line
  expect((await ask({ 'accept-encoding': 'br' })).headers['content-encoding']).toBe('br')
})

test('a compressed body is not unpacked: a small one that grows is refused', async () => {
  const bomb = gzipSync(Buffer.from(JSON.stringify({ kind: 'item', id: 'x'.repeat(60_000) })))
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/eligibility',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    payload: bomb,
  })
  expect(answer.statusCode).toBe(400)
})
