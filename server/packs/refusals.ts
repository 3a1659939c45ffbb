// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const packRefusals: RefusalCodes = {
  CHECKS_BUSY: {
    status: 503,
    zh: '正在检查的草稿太多，您写的内容没有丢，请过一分钟再试。',
    en: 'Too many drafts are being checked. Nothing you wrote is lost; try again in a minute.',
  },
  CONTENT_VERSION_UNKNOWN: {
    status: 404,
    zh: '没有找到这个版本的内容（{id}，{hash}）。请从版本列表里重新选择。',
    en: 'This city never published that version ({id}, {hash}). Choose one from the list of versions.',
  },
}
