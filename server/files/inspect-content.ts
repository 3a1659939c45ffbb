// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { FILE_KINDS, sameKind } from './file.ts'
import { asksForPassword } from './pdf-lock.ts'

/** What a file really is; `broken` says in words for the person why it cannot be opened. */
export type Content = { kind: string | undefined; broken?: string }

/** Looks at the bytes, never at the name. Reads the whole of a file, which has already passed the size limit. */
export async function inspectContent(content: string | Buffer): Promise<Content> {
  const bytes = typeof content === 'string' ? await readFile(content) : content
  const found = (await fileTypeFromBuffer(bytes).catch(() => undefined)) ?? pdfBehindAHead(bytes)
  if (found === undefined) return { kind: undefined }
  const kind = found.ext === 'zip' && zipNames(bytes).includes('OFD.xml') ? 'ofd' : sameKind(found.ext)
  if (!(kind in FILE_KINDS)) return { kind }
  return { kind, broken: complaint(kind, bytes) }
}

/** Some scanners write a line before a PDF; readers look for its head in the first 1,024 bytes. Never behind markup: that would be two files in one. */
function pdfBehindAHead(bytes: Buffer): { ext: string } | undefined {
  const head = bytes.subarray(0, 1024).toString('latin1')
  return /^[^<]*%PDF-\d/.test(head) ? { ext: 'pdf' } : undefined
}

function complaint(kind: string, bytes: Buffer): string | undefined {
  if (kind === 'pdf') return pdfComplaint(bytes)
  if (kind === 'png') return isWholePng(bytes) ? tooLarge(pixelsOfPng(bytes)) : '图片不完整'
  if (kind === 'jpg') return isWholeJpeg(bytes) ? tooLarge(pixelsOfJpeg(bytes)) : '图片不完整'
  if (kind === 'ofd' || kind === 'docx' || kind === 'xlsx') return zipNames(bytes).length > 0 ? undefined : '文件不完整'
  return undefined
}

/**
 * A PDF that no officer could open later: cut off, with no table of objects, or locked with a password. What stands before its head and
 * behind its end does not matter; places in it count from the head.
 */
function pdfComplaint(bytes: Buffer): string | undefined {
  const head = Math.max(0, bytes.subarray(0, 1024).indexOf('%PDF-'))
  const end = bytes.subarray(Math.max(0, bytes.lastIndexOf('startxref'))).toString('latin1', 0, 100)
  const start = /^startxref\s+(\d+)\s+%%EOF/.exec(end)?.[1]
  if (start === undefined) return 'PDF 不完整，可能没有传完'
  const isTable = (from: number) => /^\s*(xref|\d+\s+\d+\s+obj)/.test(bytes.toString('latin1', from, from + 64))
  if (Number(start) !== 0 && !isTable(Number(start) + head) && !isTable(Number(start))) return 'PDF 的目录损坏'
  return asksForPassword(bytes) ? 'PDF 设了打开密码，请去掉密码' : undefined
}

/** The best telephones take 200 million; a head may claim 2^62, and whoever opens it makes room for them. */
const MOST_PIXELS = 250_000_000
const tooLarge = (pixels: number): string | undefined => (pixels > MOST_PIXELS ? '图片的像素太多，请缩小后再上传' : undefined)

/** Width and height stand in IHDR, the first chunk. */
const pixelsOfPng = (bytes: Buffer): number => (bytes.length < 24 ? 0 : bytes.readUInt32BE(16) * bytes.readUInt32BE(20))

/** Height and width stand in the frame's head (SOF: C0 to CF but C4, C8 and CC). */
function pixelsOfJpeg(bytes: Buffer): number {
  let most = 0
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      most = Math.max(most, bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7))
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return most
}

/** A JPEG is whole when it ends after the picture's own data begin: previews in its head have ends of their own. */
function isWholeJpeg(bytes: Buffer): boolean {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda) return bytes.indexOf(Buffer.from([0xff, 0xd9]), at) > 0
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return false
}

/** A PNG is whole when its chunks follow each other up to IEND. */
function isWholePng(bytes: Buffer): boolean {
  let at = 8
  while (at + 12 <= bytes.length) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true
    at += 12 + bytes.readUInt32BE(at)
  }
  return false
}

/** The names in a zip's central directory, without unpacking anything. */
function zipNames(bytes: Buffer): string[] {
  const names: string[] = []
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > bytes.length) return names
  let at = bytes.readUInt32LE(end + 16)
  for (let entry = 0; entry < bytes.readUInt16LE(end + 10) && at + 46 <= end; entry++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) break
    const length = bytes.readUInt16LE(at + 28)
    names.push(bytes.subarray(at + 46, at + 46 + length).toString('utf8'))
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names
}
