// SPDX-License-Identifier: Apache-2.0

/** 陈晓梅 → 陈**. The number of signs is kept, the given name is not. */
export function maskName(name: string): string {
  const signs = [...name]
  return signs.length <= 1 ? '*' : `${signs[0]}${'*'.repeat(signs.length - 1)}`
}

/** 990102198803160010 → 9901**********0010: region of the city and the last four. */
export function maskIdNumber(idNumber: string): string {
  return idNumber.length < 10
    ? '*'.repeat(idNumber.length)
    : `${idNumber.slice(0, 4)}${'*'.repeat(idNumber.length - 8)}${idNumber.slice(-4)}`
}

/** 10010007919 → 100****7919. */
export function maskMobile(mobile: string): string {
  return mobile.length < 8 ? '*'.repeat(mobile.length) : `${mobile.slice(0, 3)}****${mobile.slice(-4)}`
}
