// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const ratingRefusals: RefusalCodes = {
  NOT_RATABLE_YET: { status: 409, zh: '办件还没有办结，办结后即可评价。', en: 'The case has not ended; rate it when it has.' },
  RATING_OVER: {
    status: 409,
    zh: '评价期已过（办结后 {days} 天内）。如有意见，请拨打 12345。',
    en: 'The time for rating is over ({days} days after the end). Call 12345.',
  },
  RATED_ALREADY: {
    status: 409,
    zh: '您已评价过这个办件，每件可评价一次、追评一次。',
    en: 'You have rated this case already: once, and once again later.',
  },
  NOT_RATED_YET: { status: 409, zh: '请先评价，再追评。', en: 'Rate first, then add to it.' },
  RATING_REASON_WRONG: {
    status: 400,
    zh: '评价理由与满意度不符（{code}），请重新选择。',
    en: 'The reason {code} does not belong to that level; choose again.',
  },
  VISIT_RECORD_NEEDED: {
    status: 409,
    zh: '请先回访评价人：登记联系方式和核实情况（不少于 5 个字），未回访不能办结。',
    en: 'Visit the person who rated first: enter how and what you found. It cannot be closed without.',
  },
  RECTIFICATION_NEEDED: {
    status: 409,
    zh: '请写明整改措施和答复内容（不少于 5 个字）。',
    en: 'Say what was put right and what you answered.',
  },
}
