// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { outsideUrlComplaint } from './public-url.ts'

const folder = mkdtempSync(join(tmpdir(), 'chengshu-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const strong = () => randomBytes(32).toString('hex')
const configured = (env: Record<string, string>) => readConfig({ DATA_DIR: folder, ...env })

test('a secret that can be guessed is refused, with what to do and without telling it', () => {
  for (const weak of ['x', 'short-but-not-long-enough', 'x'.repeat(64), 'abcd'.repeat(20), '0123456789abcdef'.repeat(3)]) {
    for (const name of ['SECRET', 'PAYMENT_SECRET', 'COURIER_SECRET', 'METRICS_TOKEN']) {
      const refused = () => configured({ SECRET: strong(), [name]: weak })
      expect(refused, `${name}=${weak}`).toThrow(new RegExp(`${name} is (too regular|\\d+ signs).*openssl rand`))
      if (weak.length > 1) expect(refused).not.toThrow(weak)
    }
  }
  const secret = strong()
  expect(configured({ SECRET: secret }).secret).toBe(secret)
})

test('the secret that the server makes is kept for its own user alone, and one that others may read is closed again', () => {
  const own = mkdtempSync(join(folder, 'own-'))
  const { secret } = configured({ DATA_DIR: own })
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(configured({ DATA_DIR: own }).secret).toBe(secret)
  const file = join(own, 'secret')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  rmSync(file)
  writeFileSync(file, secret, { mode: 0o644 })
  expect(configured({ DATA_DIR: own }).secret).toBe(secret)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  writeFileSync(file, 'x')
  expect(() => configured({ DATA_DIR: own })).toThrow(/secret.*is 1 signs/)
  expect(readFileSync(file, 'utf8')).toBe('x')
})

test('payment, courier and the city have three different secrets, and none of the given may serve twice', () => {
  const secret = strong()
  const { partnerSecrets } = configured({ SECRET: secret })
  expect(new Set([secret, partnerSecrets.payment, partnerSecrets.courier]).size).toBe(3)
  expect(configured({ SECRET: secret }).partnerSecrets).toEqual(partnerSecrets)
  const own = strong()
  expect(configured({ SECRET: secret, PAYMENT_SECRET: own }).partnerSecrets.payment).toBe(own)
  expect(() => configured({ SECRET: secret, PAYMENT_SECRET: secret })).toThrow('must differ')
  expect(() => configured({ SECRET: secret, PAYMENT_SECRET: own, COURIER_SECRET: own })).toThrow('must differ')
})

test('TRUST_PROXY takes a number of proxies or their addresses, and never everybody', () => {
  expect(configured({}).trustProxy).toBe(false)
  expect(configured({ TRUST_PROXY: '2' }).trustProxy).toBe(2)
  expect(configured({ TRUST_PROXY: '10.0.0.5, 10.1.0.0/24,fd00::/64' }).trustProxy).toEqual([
    '10.0.0.5',
    '10.1.0.0/24',
    'fd00::/64',
  ])
  expect(() => configured({ TRUST_PROXY: 'on' })).toThrow(/how many proxies stand before the server/)
  for (const wrong of ['0', '9', 'everybody', '0.0.0.0/0', '::/0', '10.0.0.5,', '10.0.0.0/33', '10.0.0.0/8/8'])
    expect(() => configured({ TRUST_PROXY: wrong }), wrong).toThrow('TRUST_PROXY')
})

test('PUBLIC_URL is a scheme and a host; cookies are secure where it is https', () => {
  expect(configured({ PUBLIC_URL: 'https://yunzhou.example/' })).toMatchObject({
    publicUrl: 'https://yunzhou.example',
    secureCookies: true,
  })
  expect(configured({ PORT: '9000' })).toMatchObject({ publicUrl: 'http://127.0.0.1:9000', secureCookies: false })
  expect(configured({ HOST: '::1' }).publicUrl).toBe('http://[::1]:8080')
  const wrong = [
    'yunzhou.example',
    'ftp://yunzhou.example',
    'https://user@yunzhou.example',
    'https://yunzhou.example/path',
    'javascript:alert(1)',
    'https://yunzhou.example?x',
    'https://*.example path',
  ]
  for (const text of wrong) expect(() => configured({ PUBLIC_URL: text }), text).toThrow('PUBLIC_URL')
})

test('an address that people are sent to is one exact https address', () => {
  for (const right of [
    'https://library.example/callback',
    'https://library.example:8443/a?b=c',
    'http://127.0.0.1:9/callback',
    'http://localhost/',
  ])
    expect(outsideUrlComplaint(right), right).toBeUndefined()
  for (const wrong of [
    'https://*.example/callback',
    'https://a.example/*',
    'https://user@a.example/',
    'https://user:pass@a.example/',
    'https://a.example/ b',
    ' https://a.example/',
    'https://a.example\\@b.example/',
    'https://a.example/#x',
    'http://a.example/',
    'javascript:alert(1)',
    'https:///',
    'https://a.example/\n',
  ])
    expect(outsideUrlComplaint(wrong), wrong).toBeDefined()
})
