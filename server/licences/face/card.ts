// SPDX-License-Identifier: Apache-2.0

import {
  codeInGroups,
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

/** A card of bank-card proportion (ISO/IEC 7810 ID-1, 85.6 × 54), twice as large so that it prints legibly. */
const LONG = 485.3
const SHORT = 306.1

export function printCard(licence: LicenceFace): Promise<Buffer> {
  const upright = licence.orientation === 'portrait'
  const [width, height] = upright ? [SHORT, LONG] : [LONG, SHORT]
  return print(
    { width, height, title: `${licence.title} ${licence.number}`, author: licence.issuer, at: licence.at },
    (sheet) => {
      sheet
        .roundedRect(4, 4, width - 8, height - 8, 14)
        .lineWidth(1)
        .stroke('#B9C6D6')
      drawWaves(sheet, { x: 5, y: height * 0.55, width: width - 10, height: height * 0.4 })
      face(sheet, 'title', 20)
        .fillColor(INK)
        .text(licence.title, 24, 20, { width: width - 48, align: upright ? 'center' : 'left', lineBreak: false })
      face(sheet, 'hei', 8)
        .fillColor(MUTED)
        .text(`编号 ${licence.number}`, 24, 49, { width: width - 48, align: upright ? 'center' : 'left', lineBreak: false })
      sheet
        .moveTo(24, 66)
        .lineTo(width - 24, 66)
        .lineWidth(0.6)
        .stroke('#C9D4E0')
      const side = 78
      const body = upright
        ? { x: 24, y: 78, width: width - 48, height: height - 78 - 130 }
        : { x: 24, y: 76, width: width - 48 - side - 56, height: height - 76 - 34 }
      writeFields(sheet, licence, body)
      const code = upright ? { x: 24, y: height - 118 } : { x: width - 24 - side, y: 78 }
      drawSquareCode(sheet, licence.verifyUrl, { ...code, side })
      face(sheet, 'hei', 6.5)
        .fillColor(MUTED)
        .text(codeInGroups(licence.code), code.x - 8, code.y + side + 5, { width: side + 16, align: 'center', lineBreak: false })
      const seal = upright ? { x: width - 92, y: height - 82 } : { x: width - 24 - side / 2 - 2, y: 226 }
      const radius = upright ? 46 : 42
      face(sheet, 'song', 8)
        .fillColor(INK)
        .text(licence.issuer, seal.x - 70, seal.y - 5, { width: 140, align: 'center' })
      if (licence.seal) drawSeal(sheet, licence.seal, { ...seal, radius })
      if (licence.simulated) writeSimulated(sheet, licence.city, { x: 14, y: height - 17, width: width - 28 })
    },
  )
}

function writeFields(sheet: Sheet, licence: LicenceFace, box: { x: number; y: number; width: number; height: number }): void {
  const rows = licence.fields.map((field) => ({ label: field.title, text: shown(field.value, field.type) }))
  if (licence.validTo !== null) rows.push({ label: '有效期', text: termInWords(licence.validFrom, licence.validTo) })
  for (let size = 12; ; size -= 0.5) {
    const labelWidth = Math.min(
      box.width * 0.42,
      Math.max(...rows.map((row) => face(sheet, 'hei', size * 0.8).widthOfString(row.label))) + 12,
    )
    const highs = rows.map(
      (row) => face(sheet, 'song', size).heightOfString(row.text, { width: box.width - labelWidth, lineGap: 1.5 }) + size * 0.55,
    )
    const high = highs.reduce((sum, one) => sum + one, 0)
    if (high > box.height && size > 6.5) continue
    const spare = Math.max(0, Math.min(9, (box.height - high) / rows.length))
    let y = box.y
    rows.forEach((row, index) => {
      const height = highs[index] ?? size
      face(sheet, 'hei', size * 0.8)
        .fillColor(MUTED)
        .text(row.label, box.x, y + size * 0.2, { width: labelWidth - 6, lineBreak: false })
      fitText(
        sheet,
        row.text,
        { x: box.x + labelWidth, y, width: box.width - labelWidth, height },
        { face: 'song', most: size, least: 5.5, lineGap: 1.5 },
      )
      y += height + spare
    })
    return
  }
}
