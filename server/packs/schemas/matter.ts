// SPDX-License-Identifier: Apache-2.0
import { day, feel, itemId, limit, oneOf, optional, shaped, short, strict, text } from './words.ts'

const fileName = (end: string) => shaped(`^[\\w-]+\\.${end}$`, `本文件夹里的 .${end} 文件名`)

/** What the main file of everything with a form and a process of its own says alike (`MatterFile`). */
export const matterWords = {
  id: itemId,
  name: short,
  state: oneOf('published', 'draft', 'withdrawn'),
  effectiveOn: day,
  process: fileName('bpmn'),
  form: fileName('yaml'),
}

/** What makes two of them the same: whose it is, what it is for, and for which time. A list counts for each of its values. */
export const uniqueWords = {
  subject: feel,
  object: optional(feel),
  period: optional(feel),
  kept: oneOf('ever', 'valid', 'open'),
  note: text,
}

/** A procedure whose time is outside the limit, by which law, and for how long at the most. */
export const suspension = strict({ id: itemId, text: short, law: text, most: limit })
