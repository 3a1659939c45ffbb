// SPDX-License-Identifier: Apache-2.0

/** region 6, department 3, day 8, serial 5 or more, check 1 */
const CASE_NUMBER = /(?<!\d)\d{9}20(\d{11,13})\d(?!\d)/g

/** The same text with each case number as people say it: its day and serial, 26112200017 for 99010002520261122000174. */
export const saidNumbers = (text: string): string => text.replace(CASE_NUMBER, '$1')
