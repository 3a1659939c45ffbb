// SPDX-License-Identifier: Apache-2.0

/**
 * JSON with sorted keys and no spaces, so that the same facts always give the
 * same bytes to digest and sign (RFC 8785; sort by UTF-16 code units, which is
 * JavaScript's own order). Keys that hold undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one === undefined ? null : one)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const facts = value as Record<string, unknown>
    const members = Object.keys(facts)
      .filter((key) => facts[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(facts[key])}`)
    return `{${members.join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('JSON has no infinite or undefined numbers.')
  return JSON.stringify(value ?? null)
}
