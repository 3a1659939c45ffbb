// SPDX-License-Identifier: Apache-2.0
import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { FILE_KINDS, sameKind } from './file.ts'

/** What a file really is; `broken` says in words for the person why it cannot be opened. */
export type Content = { kind: string | undefined; broken?: string }

/** Looks at the bytes, never at the name. Reads at most the whole of a file that has already passed the size limit. */
export async function inspectContent(path: string): Promise<Content> {
  const found = await fileTypeFromFile(path).catch(() => undefined)
  if (found === undefined) return { kind: undefined }
  const bytes = await readWhole(path)
  const kind = found.ext === 'zip' && zipNames(bytes).includes('OFD.xml') ? 'ofd' : sameKind(found.ext)
  if (!(kind in FILE_KINDS)) return { kind }
  return { kind, broken: complaint(kind, bytes) }
}

async function readWhole(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}

function complaint(kind: string, bytes: Buffer): string | undefined {
  if (kind === 'pdf') return pdfComplaint(bytes)
  if (kind === 'png') return bytes.subarray(-12).includes('IEND') || bytes.includes('IEND') ? undefined : '图片不完整'
  if (kind === 'jpg') return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0 ? undefined : '图片不完整'
  if (kind === 'ofd' || kind === 'docx' || kind === 'xlsx') return zipNames(bytes).length > 0 ? undefined : '文件不完整'
  return undefined
}

/**
 * A PDF that no officer could open later: cut off, with no table of objects, or
 * locked. A locked one names /Encrypt in a trailer or in the dictionary of a
 * cross-reference stream; neither is ever compressed (ISO 32000-1, 7.5.8).
 */
function pdfComplaint(bytes: Buffer): string | undefined {
  const end = bytes.subarray(-2048).toString('latin1')
  const start = /startxref\s+(\d+)\s+%%EOF/.exec(end)?.[1]
  if (start === undefined) return 'PDF 不完整，可能没有传完'
  const table = bytes.subarray(Number(start), Number(start) + 64).toString('latin1')
  if (Number(start) !== 0 && !/^\s*(xref|\d+\s+\d+\s+obj)/.test(table)) return 'PDF 的目录损坏'
  if (/\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(bytes.toString('latin1'))) return 'PDF 设了密码或限制，请去掉保护'
  return undefined
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
