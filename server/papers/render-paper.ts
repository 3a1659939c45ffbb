// SPDX-License-Identifier: Apache-2.0
import { composePaper } from './compose-paper.ts'
import { drawPaper } from './draw-paper.ts'
import type { PaperData, PaperFrame, PaperKind } from './paper.ts'

/** The PDF of a paper (文书). A function of what it is given: the same data, the same page. */
export function renderPaper<K extends PaperKind>(kind: K, data: PaperData[K], frame: PaperFrame): Promise<Buffer> {
  return drawPaper(composePaper(kind, data, frame), frame)
}
