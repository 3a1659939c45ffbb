// SPDX-License-Identifier: Apache-2.0
import PDFDocument from 'pdfkit'
import { type Face, fontOf } from './fonts.ts'

export type Sheet = PDFKit.PDFDocument

export const A4 = { width: 595.28, height: 841.89 }
/** Seals and red heads only (UI.md). */
export const SEAL_RED = '#C1272D'
export const INK = '#1B2430'
export const MUTED = '#66717E'

export type Margins = { top: number; bottom: number; left: number; right: number }
export type Printing = { width: number; height: number; title: string; author: string; at: Date; margins?: Margins }

/** Draws one document and answers its bytes. Only the signs that are used are embedded (pdfkit subsets by itself; pdf-lib loses signs). */
export function print(options: Printing, draw: (sheet: Sheet) => void): Promise<Buffer> {
  const sheet = begin(options)
  const parts: Buffer[] = []
  return new Promise((done, fail) => {
    sheet.on('data', (part: Buffer) => parts.push(part))
    sheet.on('end', () => done(Buffer.concat(parts)))
    sheet.on('error', fail)
    try {
      draw(sheet)
      sheet.end()
    } catch (error) {
      fail(error)
    }
  })
}

/** The first of several drawings that stays on one page. They are tried on one scratch sheet, and nothing of it is encoded. */
export function firstOnOnePage(options: Printing, draws: ((sheet: Sheet) => void)[]): number | undefined {
  const sheet = begin(options)
  for (const [at, draw] of draws.entries()) {
    if (at > 0) sheet.addPage()
    const before = sheet.bufferedPageRange().count
    draw(sheet)
    if (sheet.bufferedPageRange().count === before) return at
  }
  return undefined
}

function begin({ width, height, title, author, at, margins }: Printing): Sheet {
  return new PDFDocument({
    size: [width, height],
    margins: margins ?? { top: 0, bottom: 0, left: 0, right: 0 },
    font: undefined,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Author: author, Creator: 'Chengshu', CreationDate: at, ModDate: at },
  })
}

/** Signs that the printed faces do not have (rare ones beyond Unicode's first plane): they would come out as empty boxes. */
export function missingSigns(text: string): string[] {
  const sheet = begin({ width: 100, height: 100, title: '', author: '', at: new Date(0) })
  face(sheet, 'song', 10)
  // pdfkit keeps the opened font to itself; fontkit's own question is the only one that answers this
  const { font } = (sheet as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font
  return [...new Set(text)].filter((sign) => !/\s/.test(sign) && !font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0))
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
    sheet.registerFont(name, fontOf(name))
    names.add(name)
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
