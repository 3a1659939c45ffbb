// SPDX-License-Identifier: Apache-2.0

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

function weighted(text: string, weights: readonly number[], alphabet: string): number {
  return weights.reduce((sum, weight, at) => sum + weight * alphabet.indexOf(text[at] ?? ''), 0)
}

/** GB 11643-1999: region 6, birth 8, order 3 (odd male, even female), check. */
export function citizenNumber(region: string, born: string, order: number): string {
  const body = region + born.replaceAll('-', '') + String(order).padStart(3, '0')
  const sum = weighted(body, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], '0123456789')
  return body + '10X98765432'.charAt(sum % 11)
}

/** GB 11714: eight characters and a check. */
function organisationCode(body: string): string {
  const sum = weighted(body, [3, 7, 9, 10, 5, 8, 4, 2], '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  const check = 11 - (sum % 11)
  return body + (check === 10 ? 'X' : check === 11 ? '0' : String(check))
}

/** GB 32100-2015: registrar and kind 2, region 6, organisation code 9, check. */
export function creditCode(registrarAndKind: string, region: string, organisation: string): string {
  const body = registrarAndKind + region + organisationCode(organisation)
  const sum = weighted(body, [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28], creditAlphabet)
  return body + creditAlphabet.charAt((31 - (sum % 31)) % 31)
}
