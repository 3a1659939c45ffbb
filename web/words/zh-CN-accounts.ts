// SPDX-License-Identifier: Apache-2.0

/** 我的账户: points, vouchers, quotas. */
export const accountsZh = {
  none: '您现在没有账户。参加有积分、发券的活动，核定以后会自动开户。',
  see: '看对账单',
  statement: '对账单',
  held: '另有 {{amount}} {{unit}} 已预留，办成时扣，没办成退回',
  next: '{{amount}} {{unit}} 在 {{day}} 后到期，先到期的先用',
  time: '哪一段时间',
  from: '从哪天',
  to: '到哪天',
  opening: '期初',
  into: '收入',
  out: '支出',
  closing: '期末',
  noPostings: '这段时间没有流水。',
  act: {
    post: '记账',
    hold: '预留',
    release: '退回预留',
    capture: '扣用预留',
    hand: '手工记账',
    expire: '到期',
    period: '结转或过期',
  },
}
