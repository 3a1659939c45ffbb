// SPDX-License-Identifier: Apache-2.0

const format = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** 12,800.00 */
export const yuan = (amount: number): string => format.format(amount)
