// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const commitmentRefusals: RefusalCodes = {
  COMMITMENT_NOT_FOUND: {
    status: 404,
    zh: '这个办件没有这一项要补交的材料，请刷新页面后再看。',
    en: 'Nothing of that kind is to be handed in for this case; reload the page.',
  },
  COMMITMENT_OVER: {
    status: 409,
    zh: '这一项已经了结，不用再补交。',
    en: 'This has been settled; there is nothing to hand in any more.',
  },
  COMMITMENT_REASON_NEEDED: {
    status: 409,
    zh: '请写明事实和理由（不少于 5 个字），当事人会看到。',
    en: 'Write the facts and the reason (five characters at least); the person will read them.',
  },
}
