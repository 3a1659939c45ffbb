// SPDX-License-Identifier: Apache-2.0
import type { Words } from './language.ts'

export const portalZh = {
  app: { name: '政务服务', skip: '跳到主要内容' },
} satisfies Words
