// SPDX-License-Identifier: Apache-2.0
export { limitInEnglish } from '../../../engine/worktime/index.ts'

/** 工作日 9:00—12:00、13:00—17:00 → working days 9:00–12:00, 13:00–17:00. */
export const hoursInEnglish = (hours: string): string =>
  hours.replace('工作日', 'working days').replaceAll('—', '–').replaceAll('、', ', ')
