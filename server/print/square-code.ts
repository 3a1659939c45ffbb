// SPDX-License-Identifier: Apache-2.0
import qrcode, { type QRCodeSegment } from 'qrcode'
import { INK, type Sheet } from './sheet.ts'

/**
 * An address as bytes and the code or number at its end more densely (ISO/IEC 18004, 7.4): as small as the library's search for the
 * shortest mixture makes it, which costs as much as the code.
 */
function inParts(text: string): QRCodeSegment[] {
  const end = /[0-9A-Z]*$/.exec(text)?.[0] ?? ''
  const head = text.slice(0, text.length - end.length)
  const parts: QRCodeSegment[] = []
  if (head !== '') parts.push({ data: Buffer.from(head), mode: 'byte' })
  if (/^\d+$/.test(end)) parts.push({ data: end, mode: 'numeric' })
  else if (end !== '') parts.push({ data: end, mode: 'alphanumeric' })
  return parts
}

/** A QR code as one path of squares, so that it stays sharp at any size; `side` in points without the quiet zone. */
export function drawSquareCode(sheet: Sheet, text: string, at: { x: number; y: number; side: number }): void {
  const { modules } = qrcode.create(inParts(text), { errorCorrectionLevel: 'M' })
  const step = at.side / modules.size
  sheet.save()
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue
      let length = 1
      while (column + length < modules.size && modules.get(row, column + length)) length++
      sheet.rect(at.x + column * step, at.y + row * step, length * step, step)
      column += length
    }
  }
  sheet.fill(INK).restore()
}
