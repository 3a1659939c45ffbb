// SPDX-License-Identifier: Apache-2.0
import jsQrModule from 'jsqr'
import qrcode from 'qrcode'
import { expect, test } from 'vitest'
import type { Sheet } from './sheet.ts'
import { drawSquareCode } from './square-code.ts'

// biome-ignore lint/suspicious/noExplicitAny: jsqr's typings know only its CommonJS face
const readQr = ((jsQrModule as any).default ?? jsQrModule) as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { binaryData: number[] } | null

const PIXELS = 4

/** What a camera would see of the code: a sheet that takes squares of one point each, with the quiet zone around them. */
function seen(text: string, modules: number) {
  const side = (modules + 8) * PIXELS
  const image = new Uint8ClampedArray(side * side * 4).fill(255)
  const sheet = {
    save: () => sheet,
    restore: () => sheet,
    fill: () => sheet,
    rect(x: number, y: number, width: number, height: number) {
      for (let row = Math.round(y * PIXELS); row < Math.round((y + height) * PIXELS); row++)
        for (let column = Math.round(x * PIXELS); column < Math.round((x + width) * PIXELS); column++)
          image.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
      return sheet
    },
  }
  drawSquareCode(sheet as unknown as Sheet, text, { x: 4, y: 4, side: modules })
  return readQr(image, side, side)
}

test('a square code says its address, and is no larger than the shortest way to write it', () => {
  for (const address of [
    'http://127.0.0.1:8080/verify/GZJGKD8Y5NZ7T68P',
    'https://zwfw.yunzhou.gov.cn/track?number=AB12CD34',
    'http://127.0.0.1:8080/track/99010202520261120000017',
    'https://政务.example/verify/',
    'GZJGKD8Y5NZ7T68P',
  ]) {
    const shortest = qrcode.create(address, { errorCorrectionLevel: 'M' }).modules.size
    const found = seen(address, shortest)
    expect(found && Buffer.from(found.binaryData).toString('utf8'), address).toBe(address)
  }
})
