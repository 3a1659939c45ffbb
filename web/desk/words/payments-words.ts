// SPDX-License-Identifier: Apache-2.0
import type { Words } from '../../words/language.ts'

/** What the day's book says. */
export const paymentsWords = {
  title: '收费对账',
  lead: '支付服务是模拟的。收到而没有入账的款项留在账上，并开退款单原路退回。',
  day: '哪一天',
  balanced: '账平：每一笔都有缴款单或退款单，差额为 0。',
  unbalanced: '账不平：收款差额 {{difference}} 元，退款差额 {{refundDifference}} 元，无着落 {{unmatched}} 笔。请与支付服务核对。',
  sum: '项目',
  count: '笔数',
  amount: '金额（元）',
  sums: {
    callbacks: '支付服务报来的收款',
    bills: '其中已入账',
    unbooked: '其中未入账（应退）',
    refundsOrdered: '当日开出的退款单',
    refunds: '当日退完的退款单',
  },
  rows: '当日每一笔',
  none: '这一天没有收退款',
  noneTodo: '换一天看，或者等支付服务报来。',
  filter: '看哪些',
  filters: { all: '全部', booked: '已入账', unbooked: '未入账', refund: '退款回报' },
  transaction: '交易流水号',
  kind: '种类',
  kinds: { payment: '收款', refund: '退款' },
  bill: '缴款单号',
  outcome: '结果',
  booked: '已入账',
  because: {
    'paid-already': '未入账：已缴过',
    amount: '未入账：金额与单据不符',
    'bill-void': '未入账：缴款单已作废',
    'case-ended': '未入账：办件已结束',
    'unknown-bill': '未入账：没有这张缴款单',
    'refunded-already': '未入账：已退过',
  },
  refund: '退款单',
  states: { ordered: '退款中', done: '已退' },
  at: '时间',
  more: '再看一些',
} satisfies Words
