// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const itemRefusals: RefusalCodes = {
  ITEM_UNKNOWN: {
    status: 404,
    zh: '没有编号为“{item}”的事项。请在首页搜索要办的事。',
    en: 'There is no item “{item}”. Search for what you need on the home page.',
  },
  ITEM_NOT_PUBLISHED: {
    status: 409,
    zh: '“{item}”没有公布或已停止办理，不能申请，任何部门也不能据此要求提供材料。',
    en: '“{item}” is not published, so it can neither be applied for nor demanded.',
  },
  NOT_YET_IN_FORCE: {
    status: 409,
    zh: '“{item}”从 {day} 起施行，从那天起可以申请。',
    en: '“{item}” comes into force on {day}; apply from that day on.',
  },
  RULE_TOO_COSTLY: {
    status: 409,
    zh: '这件事项的一条规则没有算完，所以没有继续，您填的内容都还在。{reason}请把这段话告诉发布这件事项的部门。',
    en: 'A rule of this item could not be evaluated to its end, so nothing was done; what you filled in is kept. {reason} Tell the department that publishes the item.',
  },
  VERSION_UNKNOWN: { status: 404, zh: '没有找到这个版本的办事指南。', en: 'There is no such version of this guide.' },
}
