// SPDX-License-Identifier: Apache-2.0

import {
  A4,
  codeInGroups,
  dayInWords,
  drawRedHead,
  drawSeal,
  drawSquareCode,
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

/** An approval or notice on paper with a red head (GB/T 9704: type area 156 × 225 mm, red rule under the head). */
export function printNotice(licence: LicenceFace): Promise<Buffer> {
  const { width, height } = A4
  return print(
    { width, height, title: `${licence.title} ${licence.number}`, author: licence.issuer, at: licence.at },
    (sheet) => {
      const left = 79.4
      const right = width - 73.7
      drawRedHead(sheet, licence.issuer, { left, right, y: 82 })
      face(sheet, 'song', 11)
        .fillColor(INK)
        .text(`编号：${licence.number}`, left, 172, { width: right - left, align: 'right', lineBreak: false })
      let size = 22
      while (size > 17 && face(sheet, 'title', size).widthOfString(licence.title) > right - left) size -= 0.5
      face(sheet, 'title', size).text(licence.title, left, 210, { width: right - left, align: 'center', lineGap: 6 })
      face(sheet, 'song', 14).text(`${licence.holderName}：`, left, sheet.y + 22, { width: right - left })
      const end = writeTable(sheet, licence, { x: left, y: sheet.y + 14, width: right - left, height: 330 })
      if (licence.law)
        face(sheet, 'song', 10.5)
          .fillColor(MUTED)
          .text(`依据：${licence.law}`, left, end + 10, { width: right - left, lineGap: 3 })
      const sign = { x: right - 220, y: Math.max(sheet.y + 46, 610) }
      face(sheet, 'song', 14).fillColor(INK).text(licence.issuer, sign.x, sign.y, { width: 220, align: 'center' })
      face(sheet, 'song', 14).text(dayInWords(licence.issuedOn), sign.x, sheet.y + 8, { width: 220, align: 'center' })
      if (licence.seal) drawSeal(sheet, licence.seal, { x: sign.x + 110, y: sign.y + 16 })
      writeFoot(sheet, licence, { left, right, y: height - 108 })
      if (licence.simulated) writeSimulated(sheet, licence.city, { x: left, y: height - 30, width: right - left })
    },
  )
}

function writeTable(sheet: Sheet, licence: LicenceFace, box: { x: number; y: number; width: number; height: number }): number {
  const rows = licence.fields.map((field) => ({ label: field.title, text: shown(field.value, field.type) }))
  if (licence.validTo !== null) rows.push({ label: '有效期', text: termInWords(licence.validFrom, licence.validTo) })
  const labelWidth = 128
  for (let size = 13; ; size -= 0.5) {
    const highs = rows.map(
      (row) =>
        face(sheet, 'song', size).heightOfString(row.text, { width: box.width - labelWidth - 20, lineGap: 3 }) + size * 1.1,
    )
    if (highs.reduce((sum, one) => sum + one, 0) > box.height && size > 7) continue
    let y = box.y
    rows.forEach((row, index) => {
      const height = highs[index] ?? size
      sheet.rect(box.x, y, labelWidth, height).fill('#F5F7FA')
      sheet.rect(box.x, y, box.width, height).lineWidth(0.6).stroke('#B9C4D0')
      sheet
        .moveTo(box.x + labelWidth, y)
        .lineTo(box.x + labelWidth, y + height)
        .stroke('#B9C4D0')
      face(sheet, 'hei', size * 0.86)
        .fillColor('#37424F')
        .text(row.label, box.x + 10, y + size * 0.5, { width: labelWidth - 20, lineBreak: false })
      fitText(
        sheet,
        row.text,
        { x: box.x + labelWidth + 10, y: y + size * 0.4, width: box.width - labelWidth - 20, height },
        { face: 'song', most: size, least: 6, lineGap: 3 },
      )
      y += height
    })
    return y
  }
}

function writeFoot(sheet: Sheet, licence: LicenceFace, at: { left: number; right: number; y: number }): void {
  sheet
    .moveTo(at.left, at.y - 10)
    .lineTo(at.right, at.y - 10)
    .lineWidth(0.6)
    .stroke('#B9C4D0')
  drawSquareCode(sheet, licence.verifyUrl, { x: at.left, y: at.y, side: 62 })
  face(sheet, 'hei', 8)
    .fillColor(MUTED)
    .text(`扫码核验，或在核验页输入 ${codeInGroups(licence.code)}`, at.left + 76, at.y + 10, { lineBreak: false })
  face(sheet, 'hei', 7.5).text(`电子证照标识 ${licence.mark}`, at.left + 76, at.y + 26, {
    width: at.right - at.left - 76,
    lineGap: 2,
  })
}
