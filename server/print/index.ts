// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import { printRefusals } from './refusals.ts'

export { drawFrame, drawWaves, writeSimulated } from './ornament.ts'
export { demandPrintable, unprintableIn } from './printable.ts'
export { drawRedHead } from './red-head.ts'
export { drawSeal, type SealFace } from './seal-face.ts'
export { A4, face, fitText, INK, type Margins, MUTED, print, printFirstOnOnePage, SEAL_RED, type Sheet } from './sheet.ts'
export { drawSquareCode } from './square-code.ts'
export { codeInGroups, dayInWords, shown, termInWords } from './words.ts'

export const printRoom: Room<unknown> = { name: 'print', refusals: printRefusals }
