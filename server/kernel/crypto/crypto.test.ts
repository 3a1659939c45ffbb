// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process'
import { createCipheriv } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { edPair, edSign, edVerify } from './ed25519.ts'
import { FIELD_KEY_BYTES, fieldCipher } from './field-cipher.ts'
import {
  canonicalJson,
  createVault,
  derivedKey,
  hmacSm3,
  memoryVault,
  publicKeyId,
  sameText,
  sha256,
  sm3,
  verifyWith,
} from './index.ts'
import { sm2Pair, sm2Sign, sm2Verify } from './sm2.ts'

const folder = mkdtempSync(join(tmpdir(), 'chengshu-vault-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('F07 the national algorithms agree with their published vectors', () => {
  test.each([0, 1, 15, 16, 17, 511, 512, 513, 3000])(
    'a field of %i bytes is closed by SM4-CTR and HMAC-SM3 as OpenSSL counts, also where the counter runs over',
    (length) => {
      const key = Buffer.from(Array.from({ length: FIELD_KEY_BYTES }, (_, at) => at * 5))
      const text = Buffer.from(Array.from({ length }, (_, at) => at % 251))
      const field = fieldCipher('sm4', key)
      const counted = (nonce: Uint8Array) => {
        const cipher = createCipheriv('sm4-ctr', key.subarray(0, 16), nonce)
        const body = Buffer.concat([nonce, cipher.update(text), cipher.final()])
        return Buffer.concat([body, hmacSm3(key.subarray(16), Buffer.concat([Buffer.from('here\0'), body])).subarray(0, 16)])
      }
      for (const nonce of ['ff'.repeat(16), `00${'ff'.repeat(15)}`, `${'0'.repeat(26)}fffffe`])
        expect(field.unseal(counted(Buffer.from(nonce, 'hex')), 'here').equals(text)).toBe(true)
      const sealed = field.seal(text, 'here')
      expect(sealed.equals(counted(sealed.subarray(0, 16)))).toBe(true)
    },
  )

  test('SM3 digests abc and the 64-byte example as GB/T 32905 appendix A says', () => {
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(sm3('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })

  test('SM4 turns the example block of GB/T 32907 appendix A into its cipher', () => {
    const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
    const cipher = createCipheriv('sm4-ecb', block, null).setAutoPadding(false)
    expect(Buffer.concat([cipher.update(block), cipher.final()]).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
  })

  test('SM2 makes the public key of GB/T 32918.5 appendix A from its secret and verifies the signature printed there', () => {
    const secret = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
    // our pairs come from bytes by (n mod (order - 1)) + 1: one less than the secret gives the secret
    const pair = sm2Pair(Buffer.from((BigInt(`0x${secret}`) - 1n).toString(16).padStart(64, '0'), 'hex'))
    expect(pair).toEqual({
      secret,
      publicKey:
        '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    })
    const r = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3'
    const s = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
    const der = Buffer.from(`3046022100${r}022100${s}`, 'hex')
    expect(sm2Verify(Buffer.from('message digest'), der, pair.publicKey)).toBe(true)
    expect(sm2Verify(Buffer.from('message digesT'), der, pair.publicKey)).toBe(false)
  })

  test('a signature in which any one bit was changed is no signature', () => {
    const data = Buffer.from('云州市行政审批')
    const [pair, ed] = [sm2Pair(), edPair()]
    const [byPair, byEd] = [sm2Sign(data, pair), edSign(data, ed)]
    const flipped = (signature: Buffer, at: number) =>
      signature.map((byte, index) => (index === at >> 3 ? byte ^ (1 << (at & 7)) : byte))
    for (let at = 0; at < byPair.length * 8; at++) expect(sm2Verify(data, flipped(byPair, at), pair.publicKey)).toBe(false)
    for (let at = 0; at < byEd.length * 8; at++) expect(edVerify(data, flipped(byEd, at), ed.publicKey)).toBe(false)
    expect([sm2Verify(data, byPair, pair.publicKey), edVerify(data, byEd, ed.publicKey)]).toEqual([true, true])
  })

  test('Ed25519 signs the second example of RFC 8032 as printed', () => {
    const pair = edPair(Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex'))
    expect(pair.publicKey).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
    const signature = edSign(Buffer.from('72', 'hex'), pair)
    expect(signature.toString('hex')).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
    expect(edVerify(Buffer.from('73', 'hex'), signature, pair.publicKey)).toBe(false)
  })

  const openssl = spawnSync('openssl', ['ecparam', '-name', 'SM2', '-genkey', '-noout'], { encoding: 'utf8' })
  test.skipIf(openssl.status !== 0)(
    'SM2 signatures pass between this city and OpenSSL in both directions (skipped where openssl is absent)',
    () => {
      const files = {
        key: join(folder, 'key.pem'),
        pub: join(folder, 'pub.pem'),
        data: join(folder, 'data'),
        sig: join(folder, 'sig'),
      }
      writeFileSync(files.key, openssl.stdout)
      const der = execFileSync('openssl', ['pkey', '-in', files.key, '-pubout', '-outform', 'DER'])
      execFileSync('openssl', ['pkey', '-in', files.key, '-pubout', '-out', files.pub])
      const text = execFileSync('openssl', ['pkey', '-in', files.key, '-noout', '-text'], { encoding: 'utf8' })
      const secret = text
        .split('pub:')[0]!
        .split('priv:')[1]!
        .replaceAll(/[^0-9a-f]/g, '')
        .slice(-64)
        .padStart(64, '0')
      const pair = { secret, publicKey: der.subarray(-65).toString('hex') }
      const data = Buffer.from('云州市行政审批')
      writeFileSync(files.data, data)
      const distid = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']
      writeFileSync(files.sig, sm2Sign(data, pair))
      const theirs = ['pkeyutl', '-verify', '-pubin', '-inkey', files.pub, '-in', files.data, '-sigfile', files.sig, ...distid]
      expect(spawnSync('openssl', theirs, { encoding: 'utf8' }).status).toBe(0)
      const signed = execFileSync('openssl', ['pkeyutl', '-sign', '-inkey', files.key, '-in', files.data, ...distid])
      expect(sm2Verify(data, signed, pair.publicKey)).toBe(true)
    },
  )
})

describe('stored fields', () => {
  const vault = memoryVault({ seed: 'fields' })

  test('a protected field opens to the same text, looks different each time and shows nothing of it', () => {
    const [one, other] = [vault.protect('990102198803160028'), vault.protect('990102198803160028')]
    expect(one).not.toBe(other)
    expect(one).not.toContain('19880316')
    expect([vault.reveal(one), vault.reveal(other), vault.reveal(vault.protect(''))]).toEqual([
      '990102198803160028',
      '990102198803160028',
      '',
    ])
  })

  test('a protected field in which any one byte was changed, or which was moved to another place, does not open', () => {
    const closed = vault.protect('陈晓梅', 'person/1')
    const [form, id, body] = closed.split('.') as [string, string, string]
    const bytes = Buffer.from(body, 'base64url')
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = changed[at]! ^ 1
      expect(() => vault.reveal(`${form}.${id}.${changed.toString('base64url')}`, 'person/1')).toThrow('does not open')
    }
    expect(() => vault.reveal(closed, 'person/2')).toThrow('does not open')
    expect(vault.reveal(closed, 'person/1')).toBe('陈晓梅')
  })

  test('the look-up digest of a field is the same for the same text and says nothing without the key', () => {
    expect(vault.indexOf('100')).toBe(vault.indexOf('100'))
    expect(vault.indexOf('100')).not.toBe(vault.indexOf('101'))
    expect(vault.indexOf('100')).not.toBe(memoryVault({ seed: 'another' }).indexOf('100'))
    expect(vault.indexOf('100')).toHaveLength(43)
  })
})

describe('the key ring', () => {
  test('after a rotation the newest key signs and seals, and what the old key did still verifies and opens', async () => {
    const vault = memoryVault()
    const before = { sm: await vault.sign('文书', 'sm'), ed: await vault.sign('文书', 'ed25519'), field: vault.protect('字段') }
    const made = await vault.rotate('sm', new Date('2026-11-20T01:00:00Z'))
    await vault.rotate('field', new Date('2026-11-20T01:00:00Z'))
    const after = await vault.sign('文书', 'sm')
    expect([after.keyId, before.sm.keyId === after.keyId]).toEqual([made, false])
    expect([before.sm, before.ed, after].map((one) => vault.verify('文书', one))).toEqual([true, true, true])
    expect(vault.verify('文书', { ...after, keyId: before.sm.keyId })).toBe(false)
    expect([vault.reveal(before.field), vault.protect('字段').split('.')[1]]).toEqual(['字段', 'f2'])
    expect(
      vault
        .publicKeys()
        .filter((key) => key.suite === 'sm')
        .map((key) => key.current),
    ).toEqual([false, true])
  })

  test('anyone verifies with the published public key alone, and a key is called after its own bytes', async () => {
    for (const suite of ['sm', 'ed25519'] as const) {
      const vault = memoryVault({ suite })
      const signature = await vault.sign('证照')
      const key = vault.publicKeys().find((one) => one.id === signature.keyId)!
      expect([signature.suite, verifyWith(key.value, '证照', signature), verifyWith(key.value, '证兆', signature)]).toEqual([
        suite,
        true,
        false,
      ])
      expect(publicKeyId(suite, key.value)).toBe(key.id)
    }
  })

  test('keys are files that only their owner reads, and a second process on the same folder has the same keys', async () => {
    const config = { dataDir: join(folder, 'city'), cryptoSuite: 'sm' as const }
    const [one, other] = [createVault(config), createVault(config)]
    expect(other.verify('文书', await one.sign('文书'))).toBe(true)
    expect([other.reveal(one.protect('甲')), other.indexOf('甲'), other.mac('code', '甲')]).toEqual([
      '甲',
      one.indexOf('甲'),
      one.mac('code', '甲'),
    ])
    await one.rotate('sm', new Date())
    expect(other.verify('文书', await one.sign('文书'))).toBe(true)
    expect(other.publicKeys()).toEqual(one.publicKeys())
    const keys = join(config.dataDir, 'keys')
    expect(statSync(keys).mode & 0o777).toBe(0o700)
    expect(readdirSync(keys).map((name) => `${name} ${(statSync(join(keys, name)).mode & 0o777).toString(8)}`)).toEqual(
      ['ed25519-0001', 'field-0001', 'index-0001', 'mac-0001', 'sm-0001', 'sm-0002'].map((name) => `${name}.json 600`),
    )
  })

  test('a damaged key file stops the start and names the file', () => {
    const config = { dataDir: join(folder, 'damaged'), cryptoSuite: 'sm' as const }
    createVault(config)
    writeFileSync(join(config.dataDir, 'keys/field-0001.json'), '{"kind":"field"}')
    expect(() => createVault(config)).toThrow('field-0001.json is damaged')
  })

  test.each(['cut', 'sign'])(
    'a key file that was %s since it was written is not taken for a key, whichever half of it',
    (how) => {
      const config = { dataDir: join(folder, `changed-${how}`), cryptoSuite: 'sm' as const }
      createVault(config)
      for (const name of readdirSync(join(config.dataDir, 'keys'))) {
        const file = join(config.dataDir, 'keys', name)
        const text = readFileSync(file, 'utf8')
        const { secret } = JSON.parse(text) as { secret: string }
        for (const at of [0, secret.length - 1]) {
          const other = `${secret.slice(0, at)}${secret[at] === '0' ? '1' : '0'}${secret.slice(at + 1)}`
          writeFileSync(file, how === 'cut' ? text.slice(0, -20) : text.replace(secret, other))
          expect(() => createVault(config), `${name} at ${at}`).toThrow(`${name} is damaged`)
        }
        writeFileSync(file, text)
      }
      createVault(config)
    },
  )

  test('a seed gives the same keys each time, and the suite decides the digest', () => {
    expect(memoryVault({ seed: 'a' }).publicKeys()).toEqual(memoryVault({ seed: 'a' }).publicKeys())
    expect(memoryVault({ seed: 'a' }).publicKeys()).not.toEqual(memoryVault({ seed: 'b' }).publicKeys())
    expect([memoryVault({ suite: 'sm' }).digest('abc'), memoryVault({ suite: 'ed25519' }).digest('abc')]).toEqual([
      sm3('abc'),
      sha256('abc'),
    ])
  })

  test('codes of one purpose are no codes of another', () => {
    const vault = memoryVault()
    expect(vault.mac('showing', 'x')).not.toBe(vault.mac('session', 'x'))
    expect([sameText('abc', 'abc'), sameText('abc', 'abd'), sameText('abc', 'ab')]).toEqual([true, false, false])
    expect(hmacSm3(Buffer.from('k'), 'a').toString('hex')).toBe(
      '20af94a3028844f6d8582f95252e23aae4e65f2d35e062dc8b27a6e2b655050b',
    )
  })
})

test('the same facts give the same canonical text, whatever the order they were written in', () => {
  expect(canonicalJson({ b: [1, { d: null, c: '云' }], a: true, gone: undefined })).toBe('{"a":true,"b":[1,{"c":"云","d":null}]}')
  expect(canonicalJson({ a: true, b: [1, { c: '云', d: null }] })).toBe(canonicalJson({ b: [1, { d: null, c: '云' }], a: true }))
  expect(() => canonicalJson({ a: Number.NaN })).toThrow('infinite')
  expect(() => canonicalJson(JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`))).toThrow('nested too deep')
})

test('each use has a key of its own, which tells neither the secret nor another key, and is the same on every server', () => {
  const uses = ['cookie', 'csrf', 'cursor', 'identity cookie', 'partner payment', 'partner courier'] as const
  const keys = uses.map((use) => derivedKey('the secret of one installation', use).toString('hex'))
  expect(new Set(keys).size).toBe(uses.length)
  expect(keys).toEqual(uses.map((use) => derivedKey('the secret of one installation', use).toString('hex')))
  expect(derivedKey('the secret of another', 'cookie').toString('hex')).not.toBe(keys[0])
})
