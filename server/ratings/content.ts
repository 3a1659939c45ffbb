// SPDX-License-Identifier: Apache-2.0
import type { Static } from 'typebox'
import { type ContentKind, listKind, oneOf, type Part, shaped, short, strict } from '../packs/index.ts'

/** A reason of a rating (好差评): national code, its level from 1 (worst) to 5. */
const rating = strict({
  code: shaped('^[1-5]\\d\\d$', '3 位代码，首位是满意度等级'),
  level: oneOf(1, 2, 3, 4, 5),
  text: short,
})

export type RatingReason = Static<typeof rating>

declare module '../packs/index.ts' {
  interface Contents {
    ratingReasons: RatingReason[]
  }
}

export const reasonContent: ContentKind<Part<RatingReason>, 'ratingReasons'> = listKind({
  name: 'rating-reason',
  as: 'ratingReasons',
  place: /^ratings\/reasons\.yaml$/,
  schema: rating,
  once: { code: '评价代码' },
  gather: (reasons) => reasons,
})
