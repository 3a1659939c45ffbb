// SPDX-License-Identifier: Apache-2.0
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { PDFDocument, PDFName } from 'pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { memoryVault } from '../kernel/crypto/index.ts'
import type { LicenceFace } from '../licences/face/licence-face.ts'
import { printLicence } from '../licences/face/print-licence.ts'
import { checkDocument, sealDocument } from './sealed-file.ts'

const vault = memoryVault({ seed: 'city' })
const face: LicenceFace = {
  layout: 'certificate',
  orientation: 'landscape',
  title: '食品经营许可证',
  number: 'JY19901020000001',
  mark: '1.2.156.3005.2.11990100MB0A103474002.11990100MB0A103474.JY19901020000001.001.F',
  version: 1,
  holderName: '云州市晓梅餐饮有限公司',
  fields: [{ title: '经营者名称', type: 'text', value: '云州市晓梅餐饮有限公司' }],
  validFrom: '2026-11-20',
  validTo: '2031-11-19',
  issuer: '云州市市场监督管理局',
  issuedOn: '2026-11-20',
  law: null,
  code: 'GZJGKD8Y5NZ7T68P',
  verifyUrl: 'http://127.0.0.1:8080/verify/GZJGKD8Y5NZ7T68P',
  city: '云州市',
  simulated: true,
  seal: { name: '云州市市场监督管理局', number: '9901001234567' },
  at: new Date('2026-11-20T01:00:00Z'),
}
let body: Buffer
let sealed: Buffer

beforeAll(async () => {
  body = await printLicence(face)
  sealed = await sealDocument(body, { number: face.number, holder: { name: face.holderName } }, vault)
})

const result = (file: Buffer) => checkDocument(file, vault.publicKeys()).result
const failing = (file: Buffer, keys = vault.publicKeys()) =>
  checkDocument(file, keys)
    .checks.filter((check) => !check.ok)
    .map((check) => check.name)

describe('A50 a sealed document is one file that proves itself', () => {
  test('untouched, it is genuine under the city’s keys and intact without them, and it says what it is', () => {
    const verdict = checkDocument(sealed, vault.publicKeys())
    expect([verdict.result, verdict.statement?.number]).toEqual(['genuine', 'JY19901020000001'])
    expect(verdict.checks.map((check) => check.name)).toEqual([
      'container',
      'whole',
      'digest',
      'signature-sm',
      'signature-ed25519',
      'keys',
    ])
    expect(checkDocument(sealed).result).toBe('intact')
  })

  test('changing any one byte, anywhere, breaks its verification', () => {
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(sealed)
        changed[at] = changed[at]! ^ change
        expect(result(changed)).toBe('broken')
      }),
      { numRuns: 300 },
    )
    // and each byte of the signature part, where a lenient reader would be fooled
    for (let at = body.length; at < sealed.length; at += 3) {
      const changed = Buffer.from(sealed)
      changed[at] = changed[at]! ^ 1
      expect(result(changed), `byte ${at}`).toBe('broken')
    }
  })

  test('cutting it off, or adding anything after it, breaks its verification: nothing can be laid over the page', () => {
    expect(result(sealed.subarray(0, sealed.length - 1))).toBe('broken')
    expect(failing(Buffer.concat([sealed, Buffer.from('\n')]))).toContain('whole')
    const overlay = Buffer.from(
      `\n9 0 obj\n<< /Type /Page >>\nendobj\nxref\n9 1\n${String(sealed.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 40 /Root 3 0 R /Prev ${sealed.length} >>\nstartxref\n0\n%%EOF\n`,
    )
    expect(failing(Buffer.concat([sealed, overlay]))).toContain('whole')
  })

  test('a forger who signs the same words with keys of his own is found out by the published keys', async () => {
    const forged = await sealDocument(body, { number: face.number }, memoryVault())
    expect(checkDocument(forged).result).toBe('intact')
    expect(failing(forged)).toEqual(['keys'])
  })

  test('signatures cannot be moved to another body', async () => {
    const other = await printLicence({
      ...face,
      holderName: '冒名者',
      fields: [{ title: '经营者名称', type: 'text', value: '冒名者' }],
    })
    expect(result(Buffer.concat([other, sealed.subarray(body.length)]))).toBe('broken')
  })

  test('what a signature does not cover cannot be slipped into the attached facts', () => {
    const text = sealed.toString('latin1')
    const slipped = text
      .replace('{"keys":', '{"also":1,"keys":')
      .replace(
        /\/Length (\d+) \/Params << \/Size \d+/,
        (_, length) => `/Length ${Number(length) + 9} /Params << /Size ${Number(length) + 9}`,
      )
    expect(slipped).not.toBe(text)
    expect(result(Buffer.from(slipped, 'latin1'))).toBe('broken')
  })

  test('a plain PDF, an empty file and noise are broken, and none of them makes the check fail', () => {
    expect(
      [body, Buffer.alloc(0), Buffer.from('\n%chengshu-signature\n<<'), Buffer.alloc(5000, 7)].map((file) => result(file)),
    ).toEqual(Array(4).fill('broken'))
  })

  test('after a rotation of keys, documents of both keys are genuine', async () => {
    const city = memoryVault()
    const before = await sealDocument(body, { number: '1' }, city)
    await city.rotate('sm', new Date())
    await city.rotate('ed25519', new Date())
    const after = await sealDocument(body, { number: '2' }, city)
    expect([before, after].map((file) => checkDocument(file, city.publicKeys()).result)).toEqual(['genuine', 'genuine'])
  })

  test('any PDF reader still opens it: one page, with the signature as an attached file', async () => {
    const read = await PDFDocument.load(sealed, { updateMetadata: false })
    expect(read.getPageCount()).toBe(1)
    expect(String(read.catalog.lookup(PDFName.of('Names')))).toContain('chengshu-signature.json')
    expect(read.getTitle()).toBe('食品经营许可证 JY19901020000001')
  })
})

describe('the printed face', () => {
  test('every layout prints on one page under 60 KB, however long its texts are', async () => {
    const fields = ['名称', '经营范围', '住所'].map((title) => ({
      title,
      type: 'text',
      value: '许可项目：餐饮服务；食品销售。'.repeat(title === '经营范围' ? 30 : 2),
    }))
    for (const layout of ['certificate', 'card', 'notice'] as const) {
      for (const orientation of ['portrait', 'landscape'] as const) {
        const printed = await printLicence({ ...face, layout, orientation, fields })
        expect((await PDFDocument.load(printed)).getPageCount(), `${layout} ${orientation}`).toBe(1)
        expect(printed.length).toBeLessThan(60_000)
      }
    }
  })

  test('the same facts print the same page', async () => {
    const [one, other] = [await printLicence(face), await printLicence(face)]
    expect(pageOf(one)).toBe(pageOf(other))
    expect(pageOf(await printLicence({ ...face, number: 'JY19901020000002' }))).not.toBe(pageOf(one))
  })
})

/** The drawing instructions of the page, unpacked. */
function pageOf(pdf: Buffer): string {
  const start = pdf.indexOf('stream\n') + 7
  return inflateSync(pdf.subarray(start, pdf.indexOf('endstream', start))).toString('latin1')
}
