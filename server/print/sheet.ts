// SPDX-License-Identifier: Apache-2.0
import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { Refusal } from '../kernel/index.ts'
import { type Face, fontOf } from './fonts.ts'
import { copying, type Opened, type Subset } from './subset.ts'

export type Sheet = PDFKit.PDFDocument

export const A4 = { width: 595.28, height: 841.89 }
/** Seals and red heads only (UI.md). */
export const SEAL_RED = '#C1272D'
export const INK = '#1B2430'
export const MUTED = '#66717E'

export type Margins = { top: number; bottom: number; left: number; right: number }
type Draw = (sheet: Sheet) => void
export type Printing = { width: number; height: number; title: string; author: string; at: Date; margins?: Margins }

/**
 * Draws one document and answers its bytes. Throws SIGN_NOT_PRINTABLE with every sign that the faces lack (rare ones beyond Unicode's
 * first plane): nothing with an empty box in it is made, so nothing is sealed. Only the signs that are used are embedded (pdfkit
 * subsets by itself; pdf-lib loses signs).
 */
export function print(options: Printing, draw: Draw): Promise<Buffer> {
  return printFirstOnOnePage(options, [], draw)
}

/**
 * The first of several drawings that stays on one page, and otherwise the last one, over as many as it takes. Each begins a sheet of its
 * own; one that needs a second page is thrown away before anything of it is encoded, so what fits at once is drawn once.
 */
export async function printFirstOnOnePage(options: Printing, draws: Draw[], otherwise: Draw, feet?: Draw): Promise<Buffer> {
  for (const draw of [...draws, otherwise]) {
    const sheet = begin(options)
    const missing = watchSigns(sheet)
    draw(sheet)
    if (draw !== otherwise && sheet.bufferedPageRange().count > 1) continue
    feet?.(sheet)
    if (missing.size > 0) throw new Refusal('SIGN_NOT_PRINTABLE', { signs: [...missing].map(signInWords).join('、') })
    return bytesOf(sheet)
  }
  throw new Error('Nothing was drawn.')
}

function bytesOf(sheet: Sheet): Promise<Buffer> {
  const parts: Buffer[] = []
  return new Promise((done, fail) => {
    sheet.on('data', (part: Buffer) => parts.push(part))
    sheet.on('end', () => done(Buffer.concat(parts)))
    sheet.on('error', fail)
    sheet.end()
  })
}

function begin({ width, height, title, author, at, margins }: Printing): Sheet {
  return new LightlyPressed({
    size: [width, height],
    margins: margins ?? { top: 0, bottom: 0, left: 0, right: 0 },
    // none to begin with: pdfkit would read and parse Helvetica for every document
    font: null as unknown as string,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    bufferPages: true,
    compress: false,
    info: { Title: title, Author: author, Creator: 'Chengshu', CreationDate: at, ModDate: at },
  })
}

/** Below this a stream is not worth the making of a compressor. */
const PRESSED_FROM = 1_000

type Part = { data: Record<string, unknown>; buffer: Uint8Array[]; finalize(): void }

/** What most of a document is, outlines of signs, hardly gets smaller by trying harder: 2 % more bytes in two thirds of the time. */
class LightlyPressed extends PDFDocument {
  override ref(data: object): PDFKit.PDFKitReference {
    const made = super.ref(data)
    const part = made as unknown as Part
    const finalize = part.finalize.bind(part)
    part.finalize = () => {
      const bytes = part.buffer.reduce((sum, piece) => sum + piece.length, 0)
      if (bytes >= PRESSED_FROM && part.data.Filter === undefined) {
        part.buffer = [deflateSync(Buffer.concat(part.buffer), { level: 3, memLevel: 9 })]
        part.data.Filter = 'FlateDecode'
      }
      finalize()
    }
    return made
  }
}

/** The sign and its number: who reads this may lack a face for it too. */
export const signInWords = (sign: string): string =>
  `${sign}（U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}）`

type Glyphs = { hasGlyphForCodePoint(codePoint: number): boolean; getGlyph(id: number): object }

/** What every face has, so that a common text is asked for once, and opens no font: Latin, Chinese punctuation, full width forms, the unified signs. */
export const COMMON = /^[\x20-\x7e\s·—‘’“”…、。〈-】〔〕！-～\u4e00-\u9fa5]*$/u

/** Selectors choose a form of the sign before them and have no picture of their own. */
export const PICTURELESS = /[\s\p{DI}]/u

const opened = new Map<Face, Glyphs>()

/** A face, opened once for all documents: reading its tables costs more than drawing a licence with it. */
export function glyphsOf(name: Face): Glyphs {
  let glyphs = opened.get(name)
  if (glyphs === undefined) {
    glyphs = fontIn(begin({ width: 1, height: 1, title: '', author: '', at: new Date(0) }).font(fontOf(name))).font
    // a subset copies a sign's outline as it lies in the file, and would read its points one by one before that
    Object.assign(Object.getPrototypeOf(glyphs.getGlyph(0)), { _decodeSimple() {} })
    const opening = glyphs as Glyphs & Opened & { createSubset(): Subset }
    const gather = opening.createSubset.bind(opening)
    opening.createSubset = () => copying(opening, gather())
    opened.set(name, glyphs)
  }
  return glyphs
}

type FontOfSheet = { font: Glyphs; layoutCache: object }
// pdfkit keeps the font that it writes with to itself
const fontIn = (sheet: Sheet): FontOfSheet => (sheet as unknown as { _font: FontOfSheet })._font

/** What a drawing asked its faces for and they do not have: it would come out as an empty box. */
function watchSigns(sheet: Sheet): Set<string> {
  const missing = new Set<string>()
  const write = sheet.text.bind(sheet) as (text: string, ...how: unknown[]) => Sheet
  const watched = (text: string, ...how: unknown[]): Sheet => {
    if (!COMMON.test(text)) {
      const { font } = fontIn(sheet)
      for (const sign of text)
        if (!PICTURELESS.test(sign) && !font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)) missing.add(sign)
    }
    return write(text, ...how)
  }
  sheet.text = watched as Sheet['text']
  return missing
}

/** How signs stand beside each other depends on the face alone: what one document has set, the next ones need not. */
const set = new Map<Face, { texts: object; uses: number }>()
const USES = 200

/** Begun anew after some documents: a name or a number stands in one and in no other. */
function setTexts(name: Face): object {
  let kept = set.get(name)
  if (kept === undefined || kept.uses >= USES) {
    kept = { texts: Object.create(null) as object, uses: 0 }
    set.set(name, kept)
  }
  kept.uses++
  return kept.texts
}

const registered = new WeakMap<Sheet, Set<Face>>()

/** Turns to a face at a size in points; the face is loaded into the document when it is first used. */
export function face(sheet: Sheet, name: Face, size: number): Sheet {
  let names = registered.get(sheet)
  if (names === undefined) {
    names = new Set()
    registered.set(sheet, names)
  }
  if (!names.has(name)) {
    // pdfkit takes an opened face as it takes a file; each document embeds its own subset of it
    sheet.registerFont(name, glyphsOf(name) as unknown as PDFKit.Mixins.PDFFontSource)
    names.add(name)
    fontIn(sheet.font(name)).layoutCache = setTexts(name)
  }
  return sheet.font(name).fontSize(size)
}

export type Box = { x: number; y: number; width: number; height: number }

/** Writes a text as large as it fits into the box, between `most` and `least` points; below that it is cut with … */
export function fitText(
  sheet: Sheet,
  text: string,
  box: Box,
  how: { face: Face; most: number; least: number; color?: string; lineGap?: number; align?: 'left' | 'center' },
): void {
  const gap = how.lineGap ?? 3
  let size = how.most
  const height = () => face(sheet, how.face, size).heightOfString(text, { width: box.width, lineGap: gap })
  while (size > how.least && height() > box.height) size -= 0.5
  face(sheet, how.face, size)
    .fillColor(how.color ?? INK)
    .text(text, box.x, box.y, { width: box.width, height: box.height, lineGap: gap, ellipsis: '…', align: how.align ?? 'left' })
}
