// SPDX-License-Identifier: Apache-2.0

/** What fontkit tells of an opened face that is TrueType: the file's bytes, where its tables lie, where each sign's outline begins. */
export type Opened = {
  stream: { buffer: Uint8Array }
  directory: { tables: Record<string, { offset: number; length: number }> }
  loca: { offsets: number[] }
}

/** The signs that a document uses, as fontkit gathers them for pdfkit; their numbers in the document follow from their order. */
export type Subset = { glyphs: number[]; includeGlyph(glyph: number | { id: number }): number; encode(): Uint8Array }

/** Tables of a face that is embedded in a PDF (ISO 32000-1, 9.9), in the order of their names. */
const TABLES = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']

/**
 * The part of a face that a document embeds, copied out of the face's own tables (ISO/IEC 14496-22). fontkit decodes every table into
 * objects and encodes those again, which took 0.7 ms a paper; this takes 0.1. A face of another kind, or one that makes signs of other
 * signs, is left to fontkit; none of ours is. Checksums stay 0, as they do there: no reader of a PDF looks at them.
 */
export function copying(face: Opened, subset: Subset): Subset {
  const theirs = subset.encode.bind(subset)
  subset.encode = () => copyOf(face, subset.glyphs) ?? theirs()
  return subset
}

function copyOf(face: Opened, signs: number[]): Buffer | undefined {
  if (!('glyf' in face.directory.tables)) return undefined
  const { offsets } = face.loca
  const glyf = tableOf(face, 'glyf')
  const outlines = signs.map((sign) => glyf.subarray(offsets[sign], offsets[sign + 1]))
  if (outlines.some((outline) => outline.length > 0 && outline.readInt16BE(0) < 0)) return undefined
  const loca = Buffer.alloc(4 * (signs.length + 1))
  let length = 0
  for (const [n, outline] of outlines.entries()) {
    length += outline.length
    loca.writeUInt32BE(length, 4 * (n + 1))
  }
  const [head, hhea, maxp] = ['head', 'hhea', 'maxp'].map((name) => Buffer.from(tableOf(face, name))) as [Buffer, Buffer, Buffer]
  head.writeInt16BE(1, 50) // offsets of four bytes
  const hmtx = widthsOf(tableOf(face, 'hmtx'), hhea.readUInt16BE(34), signs)
  hhea.writeUInt16BE(signs.length, 34)
  maxp.writeUInt16BE(signs.length, 4)
  const made: Record<string, Buffer> = { glyf: Buffer.concat(outlines, length), head, hhea, hmtx, loca, maxp }
  const names = TABLES.filter((name) => name in face.directory.tables)
  return assemble(names.map((name) => ({ name, body: made[name] ?? tableOf(face, name) })))
}

function tableOf(face: Opened, name: string): Buffer {
  const { buffer } = face.stream
  const { offset, length } = face.directory.tables[name] ?? { offset: 0, length: 0 }
  return Buffer.from(buffer.buffer, buffer.byteOffset + offset, length)
}

/** Advance and left bearing of each sign; from number `many` on a face keeps bearings alone, and the last advance stands for all. */
function widthsOf(table: Buffer, many: number, signs: number[]): Buffer {
  const widths = Buffer.alloc(4 * signs.length)
  for (const [n, sign] of signs.entries()) {
    table.copy(widths, 4 * n, 4 * Math.min(sign, many - 1), 4 * Math.min(sign, many - 1) + 4)
    if (sign >= many) table.copy(widths, 4 * n + 2, 4 * many + 2 * (sign - many), 4 * many + 2 * (sign - many) + 2)
  }
  return widths
}

/** The directory and the tables behind it, each at a place that four divides. */
function assemble(tables: { name: string; body: Buffer }[]): Buffer {
  const room = (bytes: number) => Math.ceil(bytes / 4) * 4
  const begin = 12 + 16 * tables.length
  const file = Buffer.alloc(tables.reduce((sum, { body }) => sum + room(body.length), begin))
  const power = Math.floor(Math.log2(tables.length))
  file.writeUInt32BE(0x00010000, 0)
  file.writeUInt16BE(tables.length, 4)
  file.writeUInt16BE(2 ** power * 16, 6)
  file.writeUInt16BE(power, 8)
  file.writeUInt16BE((tables.length - 2 ** power) * 16, 10)
  let at = begin
  for (const [n, { name, body }] of tables.entries()) {
    file.write(name, 12 + 16 * n, 'latin1')
    file.writeUInt32BE(at, 12 + 16 * n + 8)
    file.writeUInt32BE(body.length, 12 + 16 * n + 12)
    body.copy(file, at)
    at += room(body.length)
  }
  return file
}
