// SPDX-License-Identifier: Apache-2.0

/** Whole fen of what a contract writes as yuan with two places. */
export function fenOf(amount: string): number {
  const [yuan = '0', rest = '0'] = amount.split('.')
  return Number(yuan) * 100 + Number(rest)
}

/** What people read: yuan. */
export const yuanOf = (fen: number): number => fen / 100
