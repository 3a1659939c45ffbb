// SPDX-License-Identifier: Apache-2.0
import { face, SEAL_RED, type Sheet } from './sheet.ts'

/** The issuing body in red, as large as its name allows, and the red rule beneath. */
export function drawRedHead(sheet: Sheet, name: string, at: { left: number; right: number; y: number }): void {
  const width = at.right - at.left
  const signs = [...name].length
  let size = 34
  while (face(sheet, 'title', size).widthOfString(name) + signs * 2 > width) size -= 1
  const textWidth = sheet.widthOfString(name) + 2 * (signs - 1)
  sheet.fillColor(SEAL_RED).text(name, at.left + (width - textWidth) / 2, at.y, { characterSpacing: 2, lineBreak: false })
  sheet
    .moveTo(at.left, at.y + 72)
    .lineTo(at.right, at.y + 72)
    .lineWidth(2)
    .stroke(SEAL_RED)
}
