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
    zh: '这个交易流水号已经用于另一笔款项，没有记录，请与支付服务核对。',
    en: 'This transaction number stands for another payment already; nothing was noted. Check with the payment service.',
  },
}
