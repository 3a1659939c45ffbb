// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { strToU8, zipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import PdfKit from 'pdfkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal, transaction } from '../kernel/index.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { keyOfFile } from './closed-bytes.ts'
import { cleanName, disposition } from './file.ts'
import { filesAtRest } from './files-at-rest.ts'
import { keep, openFile } from './index.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'chengshu-files-'))
let city: TestCity
beforeAll(async () => {
  city = await testCity({ env: { DATA_DIR: dataDir } })
})
afterAll(async () => {
  await city[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

const owner = { kind: 'draft', id: '1' }
const accept = ['pdf', 'jpg', 'png']

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Refusal) return error
  throw new Error(`no refusal but ${String(error)}`)
}

const hand = (content: Readable | Uint8Array, name: string, more: { accept?: string[]; maxBytes?: number } = {}) =>
  keep(city, city.sql, { content, name, owner, accept, ...more })

async function smallPdf(): Promise<Buffer> {
  const made = await PDFDocument.create()
  made.addPage([200, 200])
  return Buffer.from(await made.save())
}

function lockedPdf(): Promise<Buffer> {
  const made = new PdfKit({ userPassword: 'secret', pdfVersion: '1.7' })
  made.text('locked')
  made.end()
  return buffer(made as unknown as Readable)
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const program = Buffer.concat([
  Buffer.from('MZ'),
  Buffer.alloc(58),
  Buffer.from([64, 0, 0, 0]),
  Buffer.from('PE\0\0'),
  Buffer.alloc(500),
])
const left = () => readdirSync(join(dataDir, 'files', 'incoming'))

describe('what is handed in', () => {
  test('a PDF comes back byte for byte, under its own name, with the digest of its bytes', async () => {
    const pdf = await smallPdf()
    const file = await hand(Readable.from([pdf.subarray(0, 100), pdf.subarray(100)]), '平面图（一楼）.pdf')
    expect(file).toMatchObject({ name: '平面图（一楼）.pdf', type: 'pdf', bytes: pdf.length, sm3: city.vault.digest(pdf) })
    const opened = await openFile(city, city.sql, file.id)
    expect((await buffer(opened.stream())).equals(pdf)).toBe(true)
    expect(opened.file.owner).toEqual(owner)
  })

  test('the same content handed in twice lies on disk once, and each hand-in has its own record', async () => {
    const pdf = await smallPdf()
    const [one, other] = [await hand(pdf, 'a.pdf'), await hand(pdf, 'b.pdf')]
    expect([one.id === other.id, one.sm3 === other.sm3]).toEqual([false, true])
    const folder = join(dataDir, 'files', one.sm3.slice(0, 2), one.sm3.slice(2, 4))
    expect(readdirSync(folder).filter((name) => name === one.sm3)).toHaveLength(1)
    expect(statSync(join(folder, one.sm3)).mode & 0o077).toBe(0)
  })

  test('bytes that no key of this city opens are nobody’s: the same content handed in again takes their place', async () => {
    const pdf = await smallPdf()
    const one = await hand(pdf, 'a.pdf')
    const place = join(dataDir, 'files', one.sm3.slice(0, 2), one.sm3.slice(2, 4), one.sm3)
    const key = (await keyOfFile(place)) ?? expect.fail('the file lies open')
    const lost = key.slice(0, -1) + (key.endsWith('0') ? '1' : '0')
    const bytes = readFileSync(place).toString('latin1')
    expect(bytes).toContain(key)
    // a key that is not here, and one of the same name that is another city's
    const foreign = bytes.slice(0, 80) + (bytes[80] === 'a' ? 'b' : 'a') + bytes.slice(81)
    for (const left of [bytes.replace(key, lost), foreign]) {
      writeFileSync(place, Buffer.from(left, 'latin1'))
      const other = await hand(pdf, 'b.pdf')
      for (const { id } of [one, other])
        expect((await buffer((await openFile(city, city.sql, id)).stream())).equals(pdf)).toBe(true)
    }
  })

  test('what lies open from before is read only while its digest is its name: changed, cut or exchanged bytes break off, are closed by no key, and block nothing', async () => {
    const pdf = async (mark: string) => Buffer.concat([await smallPdf(), Buffer.from(`\n% ${mark}`)])
    const content = await pdf('before')
    const [kept, whole] = [await hand(content, '旧.pdf'), await hand(await pdf('another'), '另一份.pdf')]
    const place = (sm3: string) => join(dataDir, 'files', sm3.slice(0, 2), sm3.slice(2, 4), sm3)
    const read = async () => buffer((await openFile(city, city.sql, kept.id)).stream())
    writeFileSync(place(kept.sm3), content)
    expect((await read()).equals(content)).toBe(true)
    const other = Buffer.from(content)
    other.writeUInt8(other.readUInt8(20) ^ 1, 20)
    for (const bytes of [other, content.subarray(0, -9), await pdf('instead')]) {
      writeFileSync(place(kept.sm3), bytes)
      await expect(read()).rejects.toThrow('does not open')
      await transaction(city.sql, (tx) => filesAtRest.step(city, tx, null, 'sm4.files-9.'))
      expect(readFileSync(place(kept.sm3)).equals(bytes)).toBe(true)
      expect(await keyOfFile(place(whole.sm3))).toBe('sm4.files-1')
    }
  })

  test('a picture is taken by content, whichever of its names it carries', async () => {
    expect((await hand(png, '门头.PNG')).type).toBe('png')
    expect((await hand(png, '没有后缀')).type).toBe('png')
  })

  test('an OFD is known from a plain zip by what is in it', async () => {
    const ofd = Buffer.from(zipSync({ 'OFD.xml': strToU8('<ofd:OFD/>'), 'Doc_0/Document.xml': strToU8('<a/>') }))
    expect((await hand(ofd, '证照.ofd', { accept: ['ofd'] })).type).toBe('ofd')
    const zip = Buffer.from(zipSync({ 'a.txt': strToU8('a') }))
    expect((await refusalOf(hand(zip, '证照.ofd', { accept: ['ofd'] }))).code).toBe('FILE_CONTENT_MISMATCH')
  })
})

describe('what merely surrounds a file does not matter', () => {
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffda00080101000000003f00d2ffd9', 'hex')
  const ownerOnly = (pdfVersion: '1.3' | '1.4' | '1.7' | '1.7ext3', more: object = {}) => {
    const made = new PdfKit({ ownerPassword: 'owner', permissions: { printing: 'highResolution' }, pdfVersion, ...more })
    made.text('open to all')
    made.end()
    return buffer(made as unknown as Readable)
  }

  test('digits after a dot are part of a name, and an ending that no file has is none', async () => {
    for (const name of ['身份证正面 2026.11.26', 'Screenshot 2026-11-26 at 10.42.34', '合同v1.0', '户口页.定稿', '合同.final2'])
      expect((await hand(jpeg, name)).type, name).toBe('jpg')
    expect((await refusalOf(hand(jpeg, '图.png'))).code).toBe('FILE_CONTENT_MISMATCH')
    expect((await refusalOf(hand(jpeg, '图 2026.11.26.bat'))).code).toBe('FILE_CONTENT_MISMATCH')
  })

  test('a PDF that everybody can open is taken, whatever is not allowed with it; one that asks for a password is not', async () => {
    for (const version of ['1.3', '1.4', '1.7', '1.7ext3'] as const) {
      expect((await hand(await ownerOnly(version), 'a.pdf')).type, version).toBe('pdf')
      expect((await refusalOf(hand(await ownerOnly(version, { userPassword: 'geheim' }), 'a.pdf'))).code, version).toBe(
        'FILE_BROKEN',
      )
    }
    const modern = readFileSync(new URL('owner-only-sample.pdf', import.meta.url))
    expect((await hand(modern, 'a.pdf')).type).toBe('pdf')
    const changed = Buffer.from(modern.toString('latin1').replace(/\/U (<|\()/, '/U $1AB'), 'latin1')
    expect((await refusalOf(hand(changed, 'a.pdf'))).code).toBe('FILE_BROKEN')
  })

  test('lines before a PDF and bytes behind it do not break it; a picture without its end is not whole', async () => {
    const whole = await smallPdf()
    expect((await hand(Buffer.concat([Buffer.from('\r\nscan 42\r\n'), whole, Buffer.alloc(5000, 10)]), 'a.pdf')).type).toBe('pdf')
    expect((await refusalOf(hand(Buffer.concat([Buffer.from('<script>'), whole]), 'a.pdf'))).code).toBe('FILE_CONTENT_MISMATCH')
    expect((await hand(Buffer.concat([png, Buffer.from('behind')]), 'a.png')).type).toBe('png')
    // the preview in the head of a photo ends, the photo does not
    const thumbnail = Buffer.concat([Buffer.from('ffd8ffe10006ffd8ffd9', 'hex'), jpeg.subarray(20, -2)])
    expect((await refusalOf(hand(thumbnail, 'a.jpg'))).code).toBe('FILE_BROKEN')
  })
})

describe('what is refused, by name and with what to do, leaving nothing behind', () => {
  test('a program named .pdf is refused as what it is', async () => {
    const refusal = await refusalOf(hand(program, '营业执照.pdf'))
    expect([refusal.code, refusal.facts]).toEqual(['FILE_CONTENT_MISMATCH', { name: '营业执照.pdf', named: 'pdf', found: 'exe' }])
    expect(left()).toEqual([])
  })

  test('a picture named .pdf is refused, and a kind that is not asked for is refused', async () => {
    expect((await refusalOf(hand(png, '图.pdf'))).facts).toMatchObject({ named: 'pdf', found: 'png' })
    expect((await refusalOf(hand(png, '图.png', { accept: ['pdf'] }))).code).toBe('FILE_TYPE_NOT_ALLOWED')
    expect((await refusalOf(hand(Buffer.from('just words'), 'a.txt'))).code).toBe('FILE_TYPE_NOT_ALLOWED')
  })

  test('a locked, a cut off and an empty PDF are refused as broken, each with its reason', async () => {
    const whole = await smallPdf()
    const reasons = []
    for (const content of [await lockedPdf(), whole.subarray(0, whole.length - 40), Buffer.alloc(0)]) {
      const refusal = await refusalOf(hand(content, 'a.pdf'))
      reasons.push([refusal.code, String(refusal.facts.reason).slice(0, 5)])
    }
    expect(reasons).toEqual([
      ['FILE_BROKEN', 'PDF 设'],
      ['FILE_BROKEN', 'PDF 不'],
      ['FILE_BROKEN', '文件是空的'],
    ])
    expect(left()).toEqual([])
  })

  test('a 200 MB upload is stopped at the first piece over the limit, not after reading it all', async () => {
    let read = 0
    const endless = Readable.from(
      (function* () {
        for (let piece = 0; piece < 200; piece++) {
          read++
          yield Buffer.alloc(1_048_576)
        }
      })(),
    )
    expect((await refusalOf(hand(endless, 'a.pdf', { maxBytes: 5 * 1_048_576 }))).facts).toEqual({ limit: '5 MB' })
    expect(read).toBeLessThan(40)
    expect(left()).toEqual([])
  })

  test('an upload that the server itself cut short, or whose sender went away, is not kept', async () => {
    const cut = Object.assign(Readable.from([await smallPdf()]), { truncated: true })
    expect((await refusalOf(hand(cut, 'a.pdf'))).code).toBe('FILE_TOO_LARGE')
    const gone = new Readable({ read() {} })
    gone.push(Buffer.alloc(1000))
    const kept = hand(gone, 'a.pdf')
    gone.destroy(new Error('the connection closed'))
    await expect(kept).rejects.toThrow('the connection closed')
    expect(left()).toEqual([])
  })

  test('a record whose bytes are gone says so, and an unknown one is not found', async () => {
    const file = await hand(png, 'gone.png')
    rmSync(join(dataDir, 'files', file.sm3.slice(0, 2), file.sm3.slice(2, 4), file.sm3))
    expect((await refusalOf(openFile(city, city.sql, file.id))).code).toBe('FILE_GONE')
    expect((await refusalOf(openFile(city, city.sql, 'nonsense'))).code).toBe('FILE_NOT_FOUND')
  })
})

test('names keep no folders, no control or direction signs, and reach every browser whole', () => {
  expect(cleanName('C:\\fakepath\\申请书.pdf')).toBe('申请书.pdf')
  expect(cleanName('../../etc/passwd')).toBe('passwd')
  expect(cleanName('a\u202Efdp.exe\u0000')).toBe('afdp.exe')
  expect(cleanName('  ..  ')).toBe('未命名')
  expect(cleanName(`${'长'.repeat(300)}.pdf`)).toMatch(/^长{116}\.pdf$/)
  expect(disposition('申请"书\r\n.pdf', 'attachment')).toBe(
    `attachment; filename="______.pdf"; filename*=UTF-8''%E7%94%B3%E8%AF%B7%22%E4%B9%A6%0D%0A.pdf`,
  )
})
