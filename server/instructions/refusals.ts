// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const instructionRefusals: RefusalCodes = {
  INSTRUCTION_NOT_FOUND: {
    status: 404,
    zh: '没有这个批示，或者没有交给您的单位办理。',
    en: 'There is no such instruction, or none of it is for your unit.',
  },
  INSTRUCTION_UNIT_UNKNOWN: {
    status: 400,
    zh: '没有单位“{unit}”，请从列表里选。',
    en: 'There is no unit {unit}; choose one of the list.',
  },
  INSTRUCTION_DAY_WRONG: {
    status: 400,
    zh: '完成期限 {day} 不行：请选今天以后的一个工作日。',
    en: 'The day {day} will not do: choose a working day after today.',
  },
  INSTRUCTION_OVER: { status: 409, zh: '已经了结，不能再改。', en: 'It has ended and cannot be changed any more.' },
  REPORT_NEEDED: {
    status: 409,
    zh: '请写明结果或者理由（不少于 5 个字）。',
    en: 'Write the result or the reason (five characters at least).',
  },
}
