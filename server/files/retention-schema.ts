// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { oneOf, optional, shaped, short, strict, text } from '../packs/index.ts'

const span = shaped('^\\d{1,5} ?(分钟|小时|天)$', '数字加单位，例如 24 小时、180 天')
const most = (words: number) => Type.Integer({ minimum: 1, maximum: words })
const share = strict({ megabytes: most(100_000), files: most(100_000) })

/** How long something is kept that is no case. What has become a case is kept with it; the ledger is never swept. */
export const retentionRule = strict({
  id: oneOf('upload', 'stray-bytes', 'draft-discarded', 'draft-untouched', 'notice', 'message'),
  name: short,
  keep: span,
  /** how long before its end the person is told */
  notice: optional(span),
  basis: text,
  /** whether the period stands in a law, or is this city’s own choice under it */
  standing: oneOf('law', 'choice'),
  /** how much may wait unsubmitted at once */
  quota: optional(strict({ account: share, draft: share })),
})

export type RetentionFile = Static<typeof retentionRule>
