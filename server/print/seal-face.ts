// SPDX-License-Identifier: Apache-2.0
import { face, SEAL_RED, type Sheet } from './sheet.ts'

export type SealFace = { name: string; number?: string; caption?: string }

/**
 * A department's round seal as drawing, not as a picture: ring, star, the name
 * along the upper arc from left to right, the seal's number along the lower
 * one. Real seals are 42 mm across for a city department: radius 59.5 points.
 */
export function drawSeal(sheet: Sheet, seal: SealFace, at: { x: number; y: number; radius?: number }): void {
  const radius = at.radius ?? 59.5
  sheet.save().fillColor(SEAL_RED, 0.86).strokeColor(SEAL_RED, 0.86)
  sheet
    .lineWidth(radius * 0.052)
    .circle(at.x, at.y, radius)
    .stroke()
  drawStar(sheet, at.x, at.y, radius * 0.29)
  writeName(sheet, seal.name, at, radius)
  if (seal.caption) {
    face(sheet, 'title', radius * 0.19)
    const width = sheet.widthOfString(seal.caption)
    sheet.text(seal.caption, at.x - width / 2, at.y + radius * 0.4, { lineBreak: false })
  }
  if (seal.number) writeNumber(sheet, seal.number, at, radius)
  sheet.restore().fillOpacity(1).strokeOpacity(1)
}

function drawStar(sheet: Sheet, x: number, y: number, radius: number): void {
  // the inner corners of a regular five-pointed star lie at 0.382 of its radius
  for (let corner = 0; corner < 10; corner++) {
    const reach = corner % 2 === 0 ? radius : radius * 0.382
    const angle = -Math.PI / 2 + (corner * Math.PI) / 5
    const [px, py] = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)]
    if (corner === 0) sheet.moveTo(px, py)
    else sheet.lineTo(px, py)
  }
  sheet.closePath().fill()
}

function writeName(sheet: Sheet, name: string, at: { x: number; y: number }, radius: number): void {
  const signs = [...name]
  const span = Math.min(250, 26 * Math.max(signs.length - 1, 1))
  const step = signs.length > 1 ? span / (signs.length - 1) : 0
  const room = ((step || 26) * Math.PI * radius * 0.8) / 180
  const size = radius * 0.27
  const squeeze = Math.min(1, Math.max(0.5, (room / size) * 0.94))
  face(sheet, 'title', size)
  onArc(sheet, signs, at, { reach: radius * 0.775, from: -90 - span / 2, step, squeeze, turn: 90, size })
}

function writeNumber(sheet: Sheet, number: string, at: { x: number; y: number }, radius: number): void {
  const size = radius * 0.11
  const signs = [...number]
  const step = 5.6
  face(sheet, 'hei', size)
  // below, the signs stand upright when they run from left to right, which is against the clock
  onArc(sheet, signs, at, {
    reach: radius * 0.85,
    from: 90 + (step * (signs.length - 1)) / 2,
    step: -step,
    squeeze: 0.9,
    turn: -90,
    size,
  })
}

type Arc = { reach: number; from: number; step: number; squeeze: number; turn: number; size: number }

function onArc(sheet: Sheet, signs: string[], centre: { x: number; y: number }, arc: Arc): void {
  signs.forEach((sign, index) => {
    const angle = arc.from + index * arc.step
    const radians = (angle * Math.PI) / 180
    const width = sheet.widthOfString(sign)
    sheet
      .save()
      .translate(centre.x + arc.reach * Math.cos(radians), centre.y + arc.reach * Math.sin(radians))
      .rotate(angle + arc.turn)
      .scale(arc.squeeze, 1)
      .text(sign, -width / 2, -arc.size * 0.72, { lineBreak: false })
      .restore()
  })
}
