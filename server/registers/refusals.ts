// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const registerRefusals: RefusalCodes = {
  REGISTER_UNKNOWN: {
    status: 404,
    zh: '没有名为“{register}”的基础库。请从目录中选择。',
    en: 'There is no register named “{register}”. Choose one from the list.',
  },
  SOURCE_NOT_ALLOWED: { status: 400, zh: '数据来源地址不可用：{detail}。', en: 'That source address cannot be used: {detail}.' },
}
