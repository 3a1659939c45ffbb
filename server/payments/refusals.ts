// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const paymentRefusals: RefusalCodes = {
  NOTHING_TO_PAY: { status: 409, zh: '这个办件目前没有待缴的费用。', en: 'Nothing is to be paid for this case now.' },
  BILL_UNKNOWN: { status: 404, zh: '没有这张缴款单。', en: 'There is no such bill.' },
  CALLBACK_SIGNATURE_WRONG: {
    status: 403,
    zh: '支付回调的签名不对，没有入账。',
    en: 'The signature of the payment callback is wrong; nothing was booked.',
  },
  CALLBACK_AMOUNT_WRONG: {
    status: 409,
    zh: '支付金额与缴款单不一致，没有入账，请人工核对。',
    en: 'The amount differs from the bill; nothing was booked. Check by hand.',
  },
}
