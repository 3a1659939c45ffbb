// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const paymentRefusals: RefusalCodes = {
  NOTHING_TO_PAY: { status: 409, zh: '这个办件目前没有待缴的费用。', en: 'Nothing is to be paid for this case now.' },
  CALLBACK_SIGNATURE_WRONG: {
    status: 403,
    zh: '支付服务回调的签名不对，没有入账。',
    en: 'The signature of the payment callback is wrong; nothing was booked.',
  },
  REFUND_UNKNOWN: { status: 404, zh: '没有这张退款单。', en: 'There is no such refund order.' },
  TRANSACTION_REUSED: {
    status: 409,
    zh: '这个交易流水号已经用于另一笔款项，没有入账；这次报来的内容已记在当日账上，请与支付服务核对。',
    en: 'This transaction number stands for another payment already; nothing was booked. What was said is kept in the day’s book: check with the payment service.',
  },
  BILL_NOT_PAID: {
    status: 409,
    zh: '这张缴款单还没有缴费，或者已经全部退回，没有可退的款项。',
    en: 'This bill has not been paid or has been refunded in full: there is nothing to give back.',
  },
  REFUND_TOO_MUCH: {
    status: 409,
    zh: '这张缴款单最多还能退 {left} 元，请改小退款金额。',
    en: 'At most {left} yuan of this bill can still go back: lower the amount.',
  },
  REFUND_WAITS: {
    status: 409,
    zh: '这张缴款单已有一笔退款等待复核，请先办完那一笔。',
    en: 'A refund of this bill waits for a second officer: finish that one first.',
  },
  REFUND_ANSWERED: {
    status: 409,
    zh: '这笔退款已经有人复核过，请刷新查看结果。',
    en: 'Somebody has answered this refund already: load again to see how.',
  },
  REFUND_NEEDS_ANOTHER: {
    status: 403,
    zh: '退款要由另一位同事复核，不能自己复核自己提出的退款。',
    en: 'Another officer has to agree to a refund, not the one who asked for it.',
  },
}
