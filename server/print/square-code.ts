// SPDX-License-Identifier: Apache-2.0
import qrcode from 'qrcode'
import { INK, type Sheet } from './sheet.ts'

/** A QR code as one path of squares, so that it stays sharp at any size; `side` in points without the quiet zone. */
export function drawSquareCode(sheet: Sheet, text: string, at: { x: number; y: number; side: number }): void {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
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
