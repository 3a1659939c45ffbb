// SPDX-License-Identifier: Apache-2.0

/** 12.50 of 1250 分, 1,200 of 1200 points: digits are moved, nothing is divided. `signed`: with + where it came in. */
export function sayAmount(amount: number, decimals: number, signed = false): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  const part = decimals === 0 ? '' : `.${digits.slice(digits.length - decimals)}`
  return `${amount < 0 ? '−' : signed ? '+' : ''}${whole}${part}`
}
