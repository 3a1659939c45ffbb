// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const bundleRefusals: RefusalCodes = {
  BUNDLE_UNKNOWN: {
    status: 404,
    zh: '没有名为“{bundle}”的一件事。请在首页搜索要办的事。',
    en: 'There is no bundle “{bundle}”. Search for what you need on the home page.',
  },
  BUNDLE_NOT_PUBLISHED: {
    status: 409,
    zh: '“{bundle}”没有公布或已停止办理，不能申请。',
    en: '“{bundle}” is not published, so it cannot be applied for.',
  },
}
