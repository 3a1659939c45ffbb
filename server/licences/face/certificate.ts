// SPDX-License-Identifier: Apache-2.0

import {
  A4,
  codeInGroups,
  dayInWords,
  drawFrame,
  drawSeal,
  drawSquareCode,
  drawWaves,
  face,
  fitText,
  INK,
  MUTED,
  print,
  type Sheet,
  shown,
  termInWords,
  writeSimulated,
} from '../../print/index.ts'
import type { LicenceFace } from './licence-face.ts'

/** A licence to hang on the wall: A4, framed, the business in the middle, code and seal below. */
export function printCertificate(licence: LicenceFace): Promise<Buffer> {
  const [width, height] = licence.orientation === 'portrait' ? [A4.width, A4.height] : [A4.height, A4.width]
  return print(
    { width, height, title: `${licence.title} ${licence.number}`, author: licence.issuer, at: licence.at },
    (sheet) => {
      drawFrame(sheet, width, height, 26)
      drawWaves(sheet, { x: 46, y: height - 190, width: width - 92, height: 140 })
      writeHead(sheet, licence, width)
      const foot = height - 178
      writeFields(sheet, licence, { x: 78, y: 160, width: width - 156, height: foot - 160 - 4 })
      writeFoot(sheet, licence, width, foot)
      if (licence.simulated) writeSimulated(sheet, licence.city, { x: 60, y: height - 48, width: width - 120 })
    },
  )
}

function writeHead(sheet: Sheet, licence: LicenceFace, width: number): void {
  const signs = [...licence.title].length
  const size = signs > 14 ? 26 : 36
  const spacing = signs <= 8 ? 10 : 3
  // the spacing after the last sign would push the title off the middle
  const textWidth = face(sheet, 'title', size).widthOfString(licence.title) + spacing * (signs - 1)
  sheet.fillColor(INK).text(licence.title, (width - textWidth) / 2, 62, { characterSpacing: spacing, lineBreak: false })
  const number = `编号：${licence.number}${licence.version > 1 ? `（第 ${licence.version} 版）` : ''}`
  face(sheet, 'hei', 10)
    .fillColor(MUTED)
    .text(number, 60, 122, { width: width - 120, align: 'center', lineBreak: false })
}

/** Two columns where texts are short, full lines where they are long; everything shrinks together until it fits. */
function writeFields(sheet: Sheet, licence: LicenceFace, box: { x: number; y: number; width: number; height: number }): void {
  const cells = [
    ...licence.fields.map((field) => ({ label: field.title, text: shown(field.value, field.type) })),
    { label: '有效期', text: termInWords(licence.validFrom, licence.validTo) },
  ]
  for (let size = 15; ; size -= 0.5) {
    const rows = arrange(sheet, cells, box, size)
    const high = rows.reduce((sum, row) => sum + row.height, 0)
    if (high > box.height && size > 7.5) continue
    const spare = Math.max(0, Math.min(16, (box.height - high) / Math.max(1, rows.length)))
    let y = box.y
    for (const row of rows) {
      for (const cell of row.cells) {
        face(sheet, 'hei', size * 0.84)
          .fillColor(MUTED)
          .text(cell.label, cell.x, y + size * 0.14, { width: cell.labelWidth - 10, lineGap: 1 })
        fitText(
          sheet,
          cell.text,
          { x: cell.x + cell.labelWidth, y, width: cell.width - cell.labelWidth, height: row.height },
          { face: 'song', most: size, least: 6, lineGap: size * 0.22 },
        )
      }
      y += row.height + spare
    }
    return
  }
}

type Cell = { label: string; text: string; x: number; width: number; labelWidth: number }

function arrange(
  sheet: Sheet,
  cells: { label: string; text: string }[],
  box: { x: number; width: number },
  size: number,
): { cells: Cell[]; height: number }[] {
  const gutter = 36
  const half = (box.width - gutter) / 2
  const labelWidth = Math.min(
    150,
    Math.max(...cells.map((cell) => face(sheet, 'hei', size * 0.84).widthOfString(cell.label))) + 18,
  )
  const rows: { cells: Cell[]; height: number }[] = []
  let open: { cells: Cell[]; height: number } | undefined
  for (const cell of cells) {
    const isLong = face(sheet, 'song', size).widthOfString(cell.text) > half - labelWidth
    const width = isLong ? box.width : half
    const high = sheet.heightOfString(cell.text, { width: width - labelWidth, lineGap: size * 0.22 })
    const labelHigh = face(sheet, 'hei', size * 0.84).heightOfString(cell.label, { width: labelWidth - 10, lineGap: 1 })
    const height = Math.max(high, labelHigh) + size * 0.75
    if (!isLong && open !== undefined) {
      open.cells.push({ ...cell, x: box.x + half + gutter, width, labelWidth })
      open.height = Math.max(open.height, height)
      open = undefined
      continue
    }
    const row = { cells: [{ ...cell, x: box.x, width, labelWidth }], height }
    rows.push(row)
    open = isLong ? undefined : row
  }
  return rows
}

/** Code at the left, the text beside it as wide as the signature leaves it. */
function writeFoot(sheet: Sheet, licence: LicenceFace, width: number, y: number): void {
  const isNarrow = width < 700
  const left = isNarrow ? 56 : 78
  const signWidth = isNarrow ? 170 : 230
  const right = width - left - signWidth
  const side = isNarrow ? 76 : 84
  drawSquareCode(sheet, licence.verifyUrl, { x: left, y: y + 16, side })
  const beside = { x: left + side + 12, width: right - left - side - 22 }
  const small = (words: string, at: number, size: number, color = MUTED) =>
    face(sheet, 'hei', size).fillColor(color).text(words, beside.x, at, { width: beside.width, lineGap: 1.5 })
  small(isNarrow ? '扫码或输入核验码：' : '扫码核验，或在核验页输入：', y + 18, 8.5)
  small(codeInGroups(licence.code), sheet.y + 2, isNarrow ? 9.5 : 11, INK)
  small(`电子证照标识 ${licence.mark}`, sheet.y + 3, isNarrow ? 6.5 : 7.5)
  if (licence.law)
    fitText(
      sheet,
      `依据 ${licence.law}`,
      { ...beside, y: sheet.y + 3, height: 22 },
      { face: 'hei', most: 7.5, least: 5.5, color: MUTED, lineGap: 1.5 },
    )
  fitText(
    sheet,
    licence.issuer,
    { x: right, y: y + 52, width: signWidth, height: 20 },
    { face: 'song', most: 13, least: 8, align: 'center' },
  )
  face(sheet, 'song', 12)
    .fillColor(INK)
    .text(dayInWords(licence.issuedOn), right, y + 76, { width: signWidth, align: 'center', lineBreak: false })
  if (licence.seal) drawSeal(sheet, licence.seal, { x: right + signWidth / 2, y: y + 68 })
}
