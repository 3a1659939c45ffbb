// SPDX-License-Identifier: Apache-2.0

/** Far deeper than anything the city writes, and far from where the walk would run out of stack. */
const DEEPEST = 500

/** There is no such text: a number without end, or nesting made to exhaust whoever walks it. A database keeps both in jsonb. */
export class NotCanonical extends TypeError {}

/**
 * JSON with sorted keys and no spaces, so that the same facts always give the
 * same bytes to digest and sign (RFC 8785; sort by UTF-16 code units, which is
 * JavaScript's own order). Keys that hold undefined are left out. Throws NotCanonical.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > DEEPEST) throw new NotCanonical('JSON is nested too deep.')
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one === undefined ? null : one, depth + 1)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const facts = value as Record<string, unknown>
    let members = ''
    for (const key of Object.keys(facts).sort()) {
      const one = facts[key]
      if (one !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(one, depth + 1)}`
    }
    return `{${members}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new NotCanonical('JSON has no infinite or undefined numbers.')
  return JSON.stringify(value ?? null)
}
