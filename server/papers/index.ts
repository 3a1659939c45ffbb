// SPDX-License-Identifier: Apache-2.0
export type { PaperData, PaperFrame, PaperKind } from './paper.ts'
export { renderPaper } from './render-paper.ts'
