// SPDX-License-Identifier: Apache-2.0

/** What residents and firms report or register with the city. */
export const kindsZh = {
  title: '我要反映、登记',
  lead: '看到的问题、要登记的事，在这里告诉城市。办到哪一步、结果是什么，都会告诉您。',
  none: '现在没有开放的种类。急事请拨打 12345。',
  owner: '{{owner}}办理',
  promised: '，承诺 {{limit}}办结',
  whySignIn: '登录以后，办到哪一步才能告诉您本人。',
  basis: '依据：{{basis}}',
  send: '提交',
  kept: '填写的内容在提交前一直保留在这个浏览器窗口。',
  toMine: '看我的办件',
  mine: '我反映、登记过的',
  done: '已收到',
  another: '再填一件',
}
