// SPDX-License-Identifier: Apache-2.0
import {
  A4,
  dayInWords,
  drawSeal,
  drawSquareCode,
  face,
  fitText,
  INK,
  MUTED,
  print,
  SEAL_RED,
  type Sheet,
} from '../print/index.ts'
import { codeOf, moneyInWords, numberText, type Receipt } from './receipt.ts'

export type ReceiptFace = Receipt & {
  city: string
  issuer: string
  caseNumber: string
  originalCode: string | null
  verifyUrl: string
  simulated: boolean
  seal: { name: string; number?: string }
}

const [WIDTH, HEIGHT] = [A4.width, A4.height / 2]
const LEFT = 36
const INNER = WIDTH - 2 * LEFT
const TABLE = 148
const yuan = (fen: number): string => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })

/** A receipt as half a sheet: who paid what to whom, in figures and in words, with what anybody needs to check it. */
export function printReceipt(receipt: ReceiptFace): Promise<Buffer> {
  const title = `${receipt.city}非税收入电子票据${receipt.colour === 'red' ? '（红字）' : ''}`
  const printing = { width: WIDTH, height: HEIGHT, title, author: receipt.issuer, at: receipt.issuedAt }
  return print(printing, (sheet) => {
    const ink = receipt.colour === 'red' ? SEAL_RED : INK
    face(sheet, 'title', 18).fillColor(ink).text(title, LEFT, 30, { width: INNER, align: 'center', lineBreak: false })
    drawSquareCode(sheet, receipt.verifyUrl, { x: LEFT, y: 30, side: 62 })
    writeHead(sheet, receipt)
    writeTable(sheet, receipt, ink)
    writeFoot(sheet, receipt)
  })
}

function line(sheet: Sheet, name: string, value: string, box: { x: number; y: number; width: number }): void {
  face(sheet, 'hei', 9).fillColor(MUTED).text(name, box.x, box.y, { lineBreak: false })
  const indent = sheet.widthOfString(name) + 6
  const rest = { x: box.x + indent, y: box.y - 1, width: box.width - indent, height: 14 }
  fitText(sheet, value, rest, { face: 'song', most: 10.5, least: 6, lineGap: 0 })
}

function writeHead(sheet: Sheet, receipt: ReceiptFace): void {
  const right = { x: LEFT + INNER * 0.62, width: INNER * 0.38 }
  line(sheet, '票据代码：', receipt.series, { ...right, y: 62 })
  line(sheet, '票据号码：', numberText(receipt.number), { ...right, y: 79 })
  line(sheet, '校验码：', receipt.checkCode, { ...right, y: 96 })
  line(sheet, '开票日期：', dayInWords(receipt.day), { ...right, y: 113 })
  const left = { x: LEFT + 76, width: INNER * 0.62 - 84 }
  line(sheet, '交款人：', receipt.payer.name, { ...left, y: 79 })
  line(sheet, '统一社会信用代码：', receipt.payer.creditCode ?? '——', { ...left, y: 96 })
  line(sheet, '办件编号：', receipt.caseNumber, { ...left, y: 113 })
}

const EDGE = '#9AA7B5'

function writeTable(sheet: Sheet, receipt: ReceiptFace, ink: string): void {
  const widths = [0.34, 0.46, 0.2].map((part) => part * INNER)
  const rows = [
    { height: 22, cells: ['项目名称', '收费依据', '金额（元）'], font: 'hei' as const, color: MUTED },
    { height: 62, cells: [receipt.name, receipt.basis, yuan(receipt.fen)], font: 'song' as const, color: ink },
  ]
  let y = TABLE
  for (const row of rows) {
    let x = LEFT
    row.cells.forEach((cell, at) => {
      const width = widths[at] ?? 0
      sheet.rect(x, y, width, row.height).lineWidth(0.6).stroke(EDGE)
      const box = { x: x + 6, y: y + 5, width: width - 12, height: row.height - 8 }
      fitText(sheet, cell, box, { face: row.font, most: 10.5, least: 6, color: row.color, lineGap: 2 })
      x += width
    })
    y += row.height
  }
  sheet.rect(LEFT, y, INNER, 26).lineWidth(0.6).stroke(EDGE)
  line(sheet, '金额合计（大写）：', moneyInWords(receipt.fen), { x: LEFT + 6, y: y + 8, width: INNER * 0.66 })
  line(sheet, '（小写）：', `¥${yuan(receipt.fen)}`, { x: LEFT + INNER * 0.7, y: y + 8, width: INNER * 0.3 - 6 })
  sheet
    .rect(LEFT, y + 26, INNER, 40)
    .lineWidth(0.6)
    .stroke(EDGE)
  line(sheet, '缴款单号：', receipt.bill, { x: LEFT + 6, y: y + 34, width: INNER - 12 })
  if (receipt.originalCode !== null)
    line(sheet, '冲销的票据：', receipt.originalCode, { x: LEFT + 6, y: y + 50, width: INNER - 12 })
}

function writeFoot(sheet: Sheet, receipt: ReceiptFace): void {
  const y = HEIGHT - 96
  line(sheet, '收款单位（章）：', receipt.issuer, { x: LEFT, y, width: INNER * 0.6 })
  face(sheet, 'hei', 8)
    .fillColor(MUTED)
    .text(`扫码核验，或在核验页输入：${codeOf(receipt)}`, LEFT, y + 26, { width: INNER * 0.62, lineGap: 2 })
  if (receipt.simulated)
    sheet.text(`模拟票据 · ${receipt.city}为虚构的演示城市，本票不具财政票据效力`, LEFT, y + 42, {
      width: INNER * 0.62,
      lineGap: 2,
    })
  drawSeal(sheet, receipt.seal, { x: LEFT + INNER * 0.8, y: y + 20, radius: 50 })
}
