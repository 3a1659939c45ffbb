// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const urgingRefusals: RefusalCodes = {
  URGING_NOT_YOURS: {
    status: 404,
    zh: '没有找到这条督办，或它不是发给您所在部门的。',
    en: 'There is no such urging for your department.',
  },
  URGING_ANSWERED: { status: 409, zh: '这条督办已由{by}答复。', en: 'This urging has been answered by {by}.' },
}
