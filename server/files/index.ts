// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { closedNames } from './closed.ts'
import { filesAtRest } from './files-at-rest.ts'
import type { FilesKernel } from './keep.ts'
import { fileRefusals } from './refusals.ts'
import { retentionContent } from './retention.ts'

export { FILE_KINDS, type StoredFile } from './file.ts'
export { keep, loosen, type OpenFile, openFile, settleFiles, takeWaiting } from './keep.ts'
export { digestsSince } from './queries.ts'
export type { Quota } from './quota.ts'
export type { RetentionRule } from './retention.ts'
export { sendFile } from './send-file.ts'
export { type FileHolder, straySweep, sweepStray, uploadSweep, type Verdict } from './sweep-files.ts'

export const filesRoom: Room<FilesKernel, ContentKind> = {
  content: [retentionContent],
  name: 'files',
  refusals: fileRefusals,
  atRest: [filesAtRest, closedNames],
}
