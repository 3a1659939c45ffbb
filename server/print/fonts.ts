// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The three faces of printed matter: 宋体 for text, its bold for titles (in place of 小标宋), 黑体 for small print. */
const FILES = {
  song: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  title: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  hei: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
} as const
export type Face = keyof typeof FILES

const require = createRequire(import.meta.url)
const kept = new Map<Face, Buffer>()

/** A face is 10 to 15 MB: read when first needed, and then kept (40 MB for all three, in the processes that print). */
export function fontOf(face: Face): Buffer {
  let font = kept.get(face)
  if (font === undefined) {
    font = readFileSync(require.resolve(FILES[face]))
    kept.set(face, font)
  }
  return font
}
