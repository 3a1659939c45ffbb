// SPDX-License-Identifier: Apache-2.0
import type { Words } from '../../words/language.ts'

/** What the counter, supervision, audit and positions pages say. */
export const pageWords = {} satisfies Words
