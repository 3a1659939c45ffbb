// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { glyphsOf } from './sheet.ts'
import { copying, type Opened, type Subset } from './subset.ts'

type Whole = Opened & {
  createSubset(): Subset
  numGlyphs: number
  glyphForCodePoint(codePoint: number): { id: number }
}
const opened = (name: 'song' | 'title' | 'hei') => glyphsOf(name) as unknown as Whole
const theirsOf = (face: Whole): Subset => (Object.getPrototypeOf(face) as Whole).createSubset.call(face)

/** The tables of a font file by their names. */
function tablesOf(file: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  const tables = new Map<string, Buffer>()
  for (let at = 12, n = bytes.readUInt16BE(4); n > 0; at += 16, n--) {
    const from = bytes.readUInt32BE(at + 8)
    tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(from, from + bytes.readUInt32BE(at + 12)))
  }
  return tables
}

test('the part of a face that a document embeds is the one that the library of the faces makes', () => {
  for (const name of ['song', 'title', 'hei'] as const) {
    const face = opened(name)
    const [ours, theirs] = [face.createSubset(), theirsOf(face)]
    // the last sign of a face has a bearing of its own and no width
    const signs = [...'云州市晓梅餐饮 A1（准予）A'].map((sign) => face.glyphForCodePoint(sign.codePointAt(0) ?? 0).id)
    for (const id of [...signs, face.numGlyphs - 1]) expect(ours.includeGlyph(id)).toBe(theirs.includeGlyph({ id }))
    const [made, expected] = [tablesOf(ours.encode()), tablesOf(theirs.encode())]
    expect([...made.keys()], name).toEqual([...expected.keys()].sort())
    for (const [table, bytes] of expected) expect(made.get(table)?.equals(bytes), `${name} ${table}`).toBe(true)
  }
})

test('a face that makes signs of other signs is left to the library', () => {
  const face = opened('song')
  const buffer = Buffer.from(face.stream.buffer)
  const { id } = face.glyphForCodePoint(0xe9)
  const subset = { glyphs: [0, id], includeGlyph: () => 0, encode: () => Buffer.from('theirs') }
  const made = copying({ stream: { buffer }, directory: face.directory, loca: face.loca }, subset)
  expect(String(made.encode())).not.toBe('theirs')
  buffer.writeInt16BE(-1, (face.directory.tables.glyf?.offset ?? 0) + (face.loca.offsets[id] ?? 0))
  expect(String(made.encode())).toBe('theirs')
})
