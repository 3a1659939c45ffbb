// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { inspectContent } from './inspect-content.ts'

function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)])
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', Buffer.alloc(8)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const jpeg = (width: number, height: number): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0x00, 0x0b, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    Buffer.from([0xff, 0xda, 0x00, 0x08, 1, 1, 0, 0, 63, 0, 0xff, 0xd9]),
  ])

test('a picture whose head claims more pixels than any camera takes is refused before anybody opens it', async () => {
  const tooMany = expect.stringContaining('像素太多')
  expect(await inspectContent(png(2 ** 31, 2 ** 31))).toEqual({ kind: 'png', broken: tooMany })
  expect(await inspectContent(jpeg(65_535, 65_535))).toEqual({ kind: 'jpg', broken: tooMany })
  expect((await inspectContent(png(16_320, 12_240))).broken).toBeUndefined()
  expect((await inspectContent(jpeg(16_320, 12_240))).broken).toBeUndefined()
})
