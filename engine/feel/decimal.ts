// SPDX-License-Identifier: Apache-2.0
// FEEL numbers are decimals. Ours are JavaScript numbers that stand for their shortest decimal (0.1 is exactly one tenth); every
// operation is done in decimal, to 34 significant digits, and the result is the nearest number again. So 0.1 + 0.2 is 0.3, never
// 0.30000000000000004. Whole numbers up to 2^53 take the processor's own arithmetic, which is exact there.

type Exact = { digits: bigint; scale: number }
export type Rounding = 'floor' | 'ceiling' | 'up' | 'down' | 'half up' | 'half down' | 'half even'

const precision = 34
const largest = Number.MAX_SAFE_INTEGER

export function add(a: number, b: number): number | null {
  const sum = a + b
  if (Number.isInteger(a) && Number.isInteger(b) && sum <= largest && sum >= -largest) return sum
  const [x, y, scale] = aligned(a, b)
  return toNumber({ digits: x + y, scale })
}

export function subtract(a: number, b: number): number | null {
  const difference = a - b
  if (Number.isInteger(a) && Number.isInteger(b) && difference <= largest && difference >= -largest) return difference
  const [x, y, scale] = aligned(a, b)
  return toNumber({ digits: x - y, scale })
}

export function multiply(a: number, b: number): number | null {
  const product = a * b
  if (Number.isInteger(a) && Number.isInteger(b) && product <= largest && product >= -largest) return product + 0
  const [x, y] = [exact(a), exact(b)]
  return toNumber({ digits: x.digits * y.digits, scale: x.scale + y.scale })
}

/** Division to 34 significant digits; null for a divisor of zero. */
export function divide(a: number, b: number): number | null {
  if (b === 0) return null
  if (a % b === 0 && Number.isSafeInteger(a) && Number.isSafeInteger(b)) return a / b + 0
  const [x, y] = [exact(a), exact(b)]
  const extra = precision + Math.max(0, String(y.digits).length - String(x.digits).length) + 2
  return toNumber({ digits: (x.digits * 10n ** BigInt(extra)) / y.digits, scale: x.scale - y.scale + extra })
}

export function power(a: number, b: number): number | null {
  if (a === 0 && b < 0) return null
  if (Number.isInteger(b) && Math.abs(b) <= 512) {
    const base = exact(a)
    if (String(base.digits).length * Math.abs(b) <= 4000) {
      const raised = { digits: base.digits ** BigInt(Math.abs(b)), scale: base.scale * Math.abs(b) }
      const whole = toNumber(raised)
      return b >= 0 || whole === null ? whole : divide(1, whole)
    }
  }
  return finite(a ** b)
}

/** dividend − divisor × floor(dividend / divisor): the sign is the divisor's. */
export function modulo(a: number, b: number): number | null {
  if (b === 0) return null
  const [x, y, scale] = aligned(a, b)
  return toNumber({ digits: ((x % y) + y) % y, scale })
}

/** Rounds to `places` decimal places (negative: tens, hundreds, …); of a fraction of places the whole ones count. */
export function round(n: number, places: number, how: Rounding): number | null {
  const scale = Math.trunc(places)
  if (scale < -6111 || scale > 6176) return null
  const value = exact(n)
  if (value.scale <= scale) return n
  const unit = 10n ** BigInt(value.scale - scale)
  const negative = value.digits < 0n
  const size = negative ? -value.digits : value.digits
  const [whole, rest] = [size / unit, size % unit]
  const twice = rest * 2n
  const away =
    rest !== 0n &&
    (how === 'up' ||
      (how === 'floor' && negative) ||
      (how === 'ceiling' && !negative) ||
      (how === 'half up' && twice >= unit) ||
      (how === 'half down' && twice > unit) ||
      (how === 'half even' && (twice > unit || (twice === unit && whole % 2n === 1n))))
  const rounded = away ? whole + 1n : whole
  return toNumber({ digits: negative ? -rounded : rounded, scale })
}

/** A number written out without an exponent. */
export function writeNumber(n: number): string {
  const text = String(n)
  if (!text.includes('e')) return text
  const { digits, scale } = exact(n)
  if (scale <= 0) return String(digits * 10n ** BigInt(-scale))
  const padded = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  return `${digits < 0n ? '-' : ''}${padded.slice(0, -scale)}.${padded.slice(-scale)}`
}

/** NaN and infinities do not exist in FEEL. */
export function finite(n: number): number | null {
  return Number.isFinite(n) ? n + 0 : null
}

function exact(n: number): Exact {
  const text = String(n)
  const e = text.indexOf('e')
  const mantissa = e < 0 ? text : text.slice(0, e)
  const exponent = e < 0 ? 0 : Number(text.slice(e + 1))
  const point = mantissa.indexOf('.')
  if (point < 0) return { digits: BigInt(mantissa), scale: -exponent }
  return { digits: BigInt(mantissa.slice(0, point) + mantissa.slice(point + 1)), scale: mantissa.length - point - 1 - exponent }
}

function aligned(a: number, b: number): [bigint, bigint, number] {
  const [x, y] = [exact(a), exact(b)]
  const scale = Math.max(x.scale, y.scale)
  return [x.digits * 10n ** BigInt(scale - x.scale), y.digits * 10n ** BigInt(scale - y.scale), scale]
}

function toNumber({ digits, scale }: Exact): number | null {
  if (digits === 0n) return 0
  return finite(Number(`${digits}e${-scale}`))
}
