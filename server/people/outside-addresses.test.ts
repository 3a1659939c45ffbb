// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { as, smallCity } from './small-city.ts'

test('the addresses of the unified identity come from PUBLIC_URL, whatever Host and the forwarding headers say', async () => {
  await using city = await smallCity({ env: { PUBLIC_URL: 'https://yunzhou.example', TRUST_PROXY: '1' } })
  const headers = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'http',
    'x-forwarded-for': '198.51.100.7',
  }
  const answer = await city.app.inject({ url: '/oidc/.well-known/openid-configuration', headers })
  const description = answer.json() as Record<string, unknown>
  const addresses = Object.values(description).filter(
    (value): value is string => typeof value === 'string' && /^https?:/.test(value),
  )
  expect(addresses.length).toBeGreaterThan(5)
  for (const address of addresses) expect(address).toMatch(/^https:\/\/yunzhou\.example\//)
})

test('a callback with a *, a user or spaces, and an identity of another city at such an address, are refused', async () => {
  await using city = await smallCity()
  const admin = await as(city, 'admin')
  for (const bad of [
    'https://*.example/',
    'https://a.example/*',
    'https://me@a.example/',
    'https://a.example/ b',
    'http://a.example/',
  ]) {
    const client = { id: 'library', name: '图书馆', redirectUris: ['https://a.example/', bad], scopes: ['openid'] }
    expect(await admin.call('POST', '/api/identity-clients', client), bad).toMatchObject({ status: 400, code: 'BAD_INPUT' })
    const partner = { id: 'next', name: '邻市', issuer: bad, clientId: 'x', secret: 'a-long-enough-secret', mostLevel: 3 }
    expect(await admin.call('POST', '/api/identity-partners', partner), bad).toMatchObject({ status: 400, code: 'BAD_INPUT' })
  }
})
