// SPDX-License-Identifier: Apache-2.0
import { face, MUTED, type Sheet } from './sheet.ts'

const LINE = '#8FA3BC'
const FINE = '#E3EAF2'

/** A double frame with notched corners, as certificates have. */
export function drawFrame(sheet: Sheet, width: number, height: number, margin: number): void {
  const notch = 16
  for (const [inset, thick] of [
    [margin, 2.2],
    [margin + 6, 0.6],
  ] as const) {
    const [left, top, right, bottom] = [inset, inset, width - inset, height - inset]
    sheet
      .moveTo(left + notch, top)
      .lineTo(right - notch, top)
      .lineTo(right - notch, top + notch)
      .lineTo(right, top + notch)
      .lineTo(right, bottom - notch)
      .lineTo(right - notch, bottom - notch)
      .lineTo(right - notch, bottom)
      .lineTo(left + notch, bottom)
      .lineTo(left + notch, bottom - notch)
      .lineTo(left, bottom - notch)
      .lineTo(left, top + notch)
      .lineTo(left + notch, top + notch)
      .closePath()
      .lineWidth(thick)
      .stroke(LINE)
  }
}

/** Fine interlaced waves under the text: a copy by eye loses them. */
export function drawWaves(sheet: Sheet, box: { x: number; y: number; width: number; height: number }): void {
  sheet.save().rect(box.x, box.y, box.width, box.height).clip().lineWidth(0.35)
  const lines = 20
  const period = box.width / 6
  for (let line = 0; line < lines; line++) {
    const middle = box.y + box.height * ((line + 0.5) / lines)
    const swing = (box.height / lines) * 2.4
    const shift = (line * period) / 10
    let x = box.x - period + shift
    sheet.moveTo(x, middle)
    for (let up = true; x < box.x + box.width; up = !up, x += period / 2) {
      const bend = up ? middle - swing : middle + swing
      sheet.bezierCurveTo(x + period * 0.18, bend, x + period * 0.32, bend, x + period / 2, middle)
    }
  }
  sheet.stroke(FINE).restore()
}

/** Small print that says a demonstration is one. */
export function writeSimulated(sheet: Sheet, city: string, box: { x: number; y: number; width: number }): void {
  face(sheet, 'hei', 7).fillColor(MUTED).text(`模拟证照 · ${city}为虚构的演示城市，本件不具法律效力`, box.x, box.y, {
    width: box.width,
    align: 'center',
    lineBreak: false,
  })
}
