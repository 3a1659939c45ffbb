// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestCity, testCity } from '../../server/testing/city.ts'
import { run } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'chengshu-verify-'))
const [pdf, keys, changed] = ['licence.pdf', 'keys.json', 'changed.pdf'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
]
let city: TestCity
let number: string

beforeAll(async () => {
  city = await testCity()
  const owner = await city.as('chen-xiaomei')
  const [licence] = (await owner.get('/me/licences')).body.rows
  number = licence.number
  const file = await owner.get(`/me/licences/${licence.id}/file`)
  expect([file.status, file.headers['content-type'], file.headers['cache-control']]).toEqual([
    200,
    'application/pdf',
    'private, no-store',
  ])
  writeFileSync(pdf, file.raw)
  writeFileSync(keys, (await city.anyone().get('/.well-known/chengshu-keys.json')).raw)
})
afterAll(async () => {
  await city[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

async function command(...args: string[]): Promise<{ code: number; said: string }> {
  let said = ''
  const stream = {
    write(text: string) {
      said += text
      return true
    },
  }
  return { code: await run(args, { stdout: stream, stderr: stream }), said }
}

describe('A48 F07 a licence verifies offline from its file, with SM2 and with Ed25519', () => {
  test('with the keys that the city publishes it is genuine, and the facts in it are shown', async () => {
    const { code, said } = await command('verify', pdf, '--keys', keys)
    expect(code).toBe(0)
    for (const word of ['SM2 签名有效', 'Ed25519 签名有效', number, '核验通过', '模拟证照']) expect(said).toContain(word)
  })

  test('after one byte was changed it fails, and the failed check is named', async () => {
    const bytes = Buffer.from(await import('node:fs').then((fs) => fs.readFileSync(pdf)))
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1)
    writeFileSync(changed, bytes)
    const { code, said } = await command('verify', changed, '--keys', keys)
    expect([code, said.includes('✗ 正文被改动'), said.includes('核验未通过')]).toEqual([1, true, true])
  })

  test('without keys it says that the signer was not checked, and does not pass for genuine', async () => {
    const { code, said } = await command('verify', pdf)
    expect([code, said.includes('没有核对是谁签的')]).toEqual([3, true])
  })

  test('keys of another city do not vouch for it', async () => {
    const others = join(folder, 'others.json')
    writeFileSync(others, JSON.stringify({ keys: [{ id: 'sm2-0000000000000000', suite: 'sm', value: '04'.repeat(65) }] }))
    const { code, said } = await command('verify', pdf, '--keys', others, '--json')
    const verdict = JSON.parse(said)
    expect([code, verdict.result]).toEqual([1, 'broken'])
    expect(verdict.checks.filter((check: { ok: boolean }) => !check.ok).map((check: { name: string }) => check.name)).toEqual([
      'keys',
    ])
  })

  test('a file that is not there, keys that are none and a mistyped command each end with 2', async () => {
    writeFileSync(join(folder, 'none.json'), '{}')
    const codes = [
      ['verify', join(folder, 'nowhere.pdf')],
      ['verify', pdf, '--keys', join(folder, 'none.json')],
      ['verify'],
      ['check', pdf],
      ['verify', pdf, '--loud'],
    ]
    for (const args of codes) expect((await command(...args)).code, args.join(' ')).toBe(2)
  })

  test('the published keys hold no secret, and the file holds what the city knows of the licence and nothing of others', async () => {
    const published = JSON.parse((await city.anyone().get('/.well-known/chengshu-keys.json')).raw.toString())
    for (const key of published.keys)
      expect(Object.keys(key).sort()).toEqual(['algorithm', 'createdAt', 'current', 'id', 'suite', 'value'])
  })
})
