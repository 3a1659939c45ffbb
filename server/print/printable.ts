// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../kernel/index.ts'
import { COMMON, glyphsOf, PICTURELESS, signInWords } from './sheet.ts'

/** Signs that the face of running text (宋体) lacks: on paper they would be an empty box. */
export function unprintableIn(texts: (string | null | undefined)[]): string[] {
  const rare = texts.filter((text): text is string => typeof text === 'string' && !COMMON.test(text))
  if (rare.length === 0) return []
  const glyphs = glyphsOf('song')
  const missing = [...new Set(rare.join(''))].filter(
    (sign) => !PICTURELESS.test(sign) && !glyphs.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0),
  )
  return missing.map(signInWords)
}

/** For what an officer writes into a paper: she can still say it otherwise. Throws SIGN_NOT_ON_PAPER. */
export function demandPrintable(...texts: (string | null | undefined)[]): void {
  const signs = unprintableIn(texts)
  if (signs.length > 0) throw new Refusal('SIGN_NOT_ON_PAPER', { signs: signs.join('、') })
}
