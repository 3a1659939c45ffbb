// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const deskRefusals: RefusalCodes = {
  SEARCH_TOO_SHORT: {
    status: 400,
    zh: '请至少写姓名的两个字，或完整的办件编号、短号、手机号，或手机号的后四位。',
    en: 'Give at least two signs of a name, a whole case number, a phone number or its last four digits.',
  },
  PHRASES_FULL: {
    status: 409,
    zh: '常用意见最多 {most} 条。请先删去不用的，再保存这一条。',
    en: 'There is room for {most} phrases. Delete one that is not used before keeping this one.',
  },
}
