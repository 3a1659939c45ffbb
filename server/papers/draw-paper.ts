// SPDX-License-Identifier: Apache-2.0
import {
  A4,
  dayInWords,
  drawRedHead,
  drawSeal,
  drawSquareCode,
  face,
  fitText,
  INK,
  type Margins,
  MUTED,
  printFirstOnOnePage,
  type Sheet,
} from '../print/index.ts'
import type { Block, Composed, PaperFrame } from './paper.ts'

// GB/T 9704: head space 37 mm, binding edge 28 mm, type area 156 × 225 mm; body 三号 (16 pt), 28 signs a line
const MARGINS: Margins = { top: 90, bottom: 118, left: 79.4, right: 73.7 }
const WIDTH = A4.width - MARGINS.left - MARGINS.right

/** Body size and space between lines, from roomy to dense: the first that keeps the whole paper on one page is taken. */
type Look = { size: number; gap: number }
const LOOKS: Look[] = [
  { size: 15.5, gap: 9 },
  { size: 14.5, gap: 7.5 },
  { size: 13.5, gap: 6 },
  { size: 12.5, gap: 5 },
]
const SEVERAL_PAGES: Look = { size: 14, gap: 7 }

/** Draws a composed paper on A4: head, title, body over as many pages as it needs, signature with the seal on it, code and page number at the foot. */
export function drawPaper(composed: Composed, frame: PaperFrame): Promise<Buffer> {
  const title = `${composed.title} ${frame.documentNumber ?? frame.caseNumber}`
  const options = { ...A4, title, author: frame.department.name, at: frame.at, margins: MARGINS }
  const write = (look: Look) => (sheet: Sheet) => writeWhole(sheet, composed, frame, look)
  return printFirstOnOnePage(options, LOOKS.map(write), write(SEVERAL_PAGES), (sheet) => writeFeet(sheet, frame))
}

function writeWhole(sheet: Sheet, composed: Composed, frame: PaperFrame, look: Look): void {
  writeHead(sheet, composed, frame)
  if (composed.salutation) writeText(sheet, composed.salutation, look, 0)
  for (const block of composed.blocks) writeBlock(sheet, block, look)
  writeSignature(sheet, composed, frame, look)
}

function writeHead(sheet: Sheet, composed: Composed, frame: PaperFrame): void {
  const box = { left: MARGINS.left, right: A4.width - MARGINS.right }
  const number = frame.documentNumber ?? `办件编号 ${frame.caseNumber}`
  if (composed.head === 'red') {
    drawRedHead(sheet, frame.department.name, { ...box, y: 76 })
    face(sheet, 'song', 12).fillColor(INK).text(number, MARGINS.left, 156, { width: WIDTH, align: 'center', lineBreak: false })
  } else {
    face(sheet, 'song', 12).fillColor(MUTED).text(frame.department.name, MARGINS.left, 76, { width: WIDTH, lineBreak: false })
    face(sheet, 'song', 11).text(number, MARGINS.left, 77, { width: WIDTH, align: 'right', lineBreak: false })
    sheet.moveTo(box.left, 98).lineTo(box.right, 98).lineWidth(0.8).stroke('#37424F')
  }
  face(sheet, 'title', 22)
    .fillColor(INK)
    .text(composed.title, MARGINS.left, composed.head === 'red' ? 196 : 124, { width: WIDTH, align: 'center', lineGap: 6 })
  sheet.y += 22
}

function writeText(sheet: Sheet, words: string, look: Look, indent = look.size * 2): void {
  face(sheet, 'song', look.size).fillColor(INK).text(words, MARGINS.left, sheet.y, { width: WIDTH, indent, lineGap: look.gap })
  sheet.y += 2
}

function writeBlock(sheet: Sheet, block: Block, look: Look): void {
  if (block.kind === 'text') writeText(sheet, block.text, look)
  else if (block.kind === 'heading') writeHeading(sheet, block.text, look)
  else if (block.kind === 'points') writePoints(sheet, block.points, look)
  else {
    sheet.y += 4
    if (block.kind === 'facts') writeFacts(sheet, block.facts)
    else writeTable(sheet, block)
    sheet.y += 12
  }
}

function writeHeading(sheet: Sheet, words: string, look: Look): void {
  room(sheet, 60)
  sheet.y += 4
  face(sheet, 'hei', look.size)
    .fillColor(INK)
    .text(words, MARGINS.left, sheet.y, { width: WIDTH, indent: look.size * 2, lineGap: look.gap })
}

/** Numbered points: the number hangs, the words stand in their own column. */
function writePoints(sheet: Sheet, points: string[], { size, gap }: Look): void {
  const left = MARGINS.left + size * 2
  const hang = size * (points.length > 9 ? 1.8 : 1.35)
  const width = WIDTH - size * 2 - hang
  points.forEach((point, at) => {
    room(sheet, Math.min(face(sheet, 'song', size).heightOfString(point, { width, lineGap: gap }), 90))
    const y = sheet.y
    sheet.fillColor(INK).text(`${at + 1}.`, left, y, { lineBreak: false })
    sheet.text(point, left + hang, y, { width, lineGap: gap })
    sheet.y += 2
  })
}

const EDGE = '#9AA7B5'

function writeFacts(sheet: Sheet, facts: [string, string][]): void {
  writeRows(
    sheet,
    facts.map(([name, value]) => [name, value]),
    [0.24, 0.76],
    (column) => (column === 0 ? '#37424F' : INK),
    0,
  )
}

function writeTable(sheet: Sheet, table: Extract<Block, { kind: 'table' }>): void {
  writeRows(sheet, [table.head, ...table.rows], table.widths, () => INK, 1)
}

function writeRows(sheet: Sheet, rows: string[][], widths: number[], color: (column: number) => string, heads: number): void {
  const size = 12
  rows.forEach((row, index) => {
    const cells = row.map((cell, column) => ({ cell, width: (widths[column] ?? 0.1) * WIDTH }))
    const isHead = index < heads
    const font = isHead ? 'hei' : 'song'
    const height =
      Math.max(
        ...cells.map(({ cell, width }) => face(sheet, font, size).heightOfString(cell, { width: width - 14, lineGap: 3 })),
      ) + 13
    room(sheet, height)
    const y = sheet.y
    let x = MARGINS.left
    cells.forEach(({ cell, width }, column) => {
      if (isHead || (heads === 0 && column === 0)) sheet.rect(x, y, width, height).fill('#F3F5F8')
      sheet.rect(x, y, width, height).lineWidth(0.6).stroke(EDGE)
      const label = heads === 0 && column === 0
      face(sheet, label || isHead ? 'hei' : 'song', size)
      fitText(
        sheet,
        cell,
        { x: x + 7, y: y + 6, width: width - 14, height: height - 6 },
        { face: label || isHead ? 'hei' : 'song', most: label ? 11 : size, least: 7, color: color(column), lineGap: 3 },
      )
      x += width
    })
    sheet.y = y + height
  })
}

/** Goes to the next page when what follows would not fit on this one. */
function room(sheet: Sheet, height: number): void {
  if (sheet.y + height > A4.height - MARGINS.bottom) sheet.addPage()
}

function writeSignature(sheet: Sheet, composed: Composed, frame: PaperFrame, look: Look): void {
  const isApplicant = composed.signed === 'applicant'
  room(sheet, frame.seal && !isApplicant ? 126 : 70)
  const width = 250
  const x = A4.width - MARGINS.right - width - 12
  const y = sheet.y + (frame.seal && !isApplicant ? 46 : 22)
  const name = isApplicant ? `申请人：${frame.applicant.name}` : frame.department.name
  fitText(sheet, name, { x, y, width, height: 22 }, { face: 'song', most: look.size, least: 10, align: 'center' })
  face(sheet, 'song', look.size)
    .fillColor(INK)
    .text(dayInWords(frame.date), x, y + 27, { width, align: 'center', lineBreak: false })
  if (frame.seal && !isApplicant) drawSeal(sheet, frame.seal, { x: x + width / 2, y: y + 20 })
}

function writeFeet(sheet: Sheet, frame: PaperFrame): void {
  const { start, count } = sheet.bufferedPageRange()
  for (let at = start; at < start + count; at++) {
    sheet.switchToPage(at)
    sheet.page.margins.bottom = 0
    if (at === start) writeQuery(sheet, frame)
    face(sheet, 'song', 11)
      .fillColor(INK)
      .text(`— ${at - start + 1} —`, MARGINS.left, A4.height - 48, { width: WIDTH, align: 'center', lineBreak: false })
    if (frame.simulated)
      face(sheet, 'hei', 7)
        .fillColor(MUTED)
        .text(`模拟文书 · ${frame.city}为虚构的演示城市，本件不具法律效力`, MARGINS.left, A4.height - 26, {
          width: WIDTH,
          align: 'center',
          lineBreak: false,
        })
  }
}

function writeQuery(sheet: Sheet, frame: PaperFrame): void {
  const y = A4.height - 106
  sheet
    .moveTo(MARGINS.left, y - 8)
    .lineTo(A4.width - MARGINS.right, y - 8)
    .lineWidth(0.5)
    .stroke(EDGE)
  const indent = frame.queryUrl ? 62 : 0
  if (frame.queryUrl) drawSquareCode(sheet, frame.queryUrl, { x: MARGINS.left, y, side: 48 })
  const lines = [
    frame.foot ?? `办件编号 ${frame.caseNumber}${frame.queryUrl ? '，扫码查看办理进度' : ''}`,
    `${frame.department.name}${frame.department.phone ? `　咨询电话 ${frame.department.phone}` : ''}　政务服务热线 12345`,
  ]
  lines.forEach((line, at) => {
    face(sheet, 'hei', 8.5)
      .fillColor(MUTED)
      .text(line, MARGINS.left + indent, y + 10 + at * 16, { width: WIDTH - indent, lineBreak: false })
  })
}
