// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const receiptRefusals: RefusalCodes = {
  RECEIPT_UNKNOWN: {
    status: 404,
    zh: '查不到这张电子票据。请核对票据代码（8 位）、票据号码（10 位）和校验码（6 位）；如票面就是这样，谨防假票，请拨打 12345。',
    en: 'There is no such e-receipt. Check its code (8 digits), number (10 digits) and check code (6 signs); if it shows exactly these, beware of a forgery and call 12345.',
  },
  RECEIPT_REVERSED: {
    status: 409,
    zh: '这张票据已经冲红（款项已退），不能再报销。',
    en: 'This receipt has been taken back (the money went back): it cannot be reimbursed.',
  },
  RECEIPT_CLAIMED: {
    status: 409,
    zh: '这张票据已于 {day} 由另一个单位报销入账，一张票据只能报销一次。',
    en: 'Another unit reimbursed this receipt on {day}; a receipt is reimbursed once.',
  },
  RECEIPT_MADE_OUT_TO_ANOTHER: {
    status: 403,
    zh: '这张票据是开给另一个单位的，只能由那个单位自己登记入账。请核对交款人；您为它垫付的，请把票据交给它入账。',
    en: 'This receipt is made out to another unit, which alone may book it. Check the payer; if you paid for that unit, hand the receipt to it.',
  },
  RECEIPT_CLAIMED_BY_UNITS: {
    status: 403,
    zh: '票据由报销单位登记入账。请先选择代表哪个企业，再登记。',
    en: 'A unit reimburses a receipt. Choose the firm that you act for first.',
  },
}
