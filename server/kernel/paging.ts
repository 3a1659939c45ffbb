// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { Refusal } from './refusal.ts'

/** Lists page by key, never by offset, and never count exactly by default. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  after: Type.Optional(Type.String({ maxLength: 400, description: 'the `next` of the page before' })),
}

export function encodeCursor(key: unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Reads a cursor of exactly `length` parts, or refuses. */
export function decodeCursor(after: string | undefined, length: number): unknown[] | undefined {
  if (after === undefined) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString())
    if (Array.isArray(key) && key.length === length) return key
  } catch {
    // falls through to the refusal: a cursor is opaque, what is wrong in it does not matter
  }
  throw new Refusal('BAD_INPUT', { detail: 'after' })
}

export type Page<T> = { rows: T[]; next: string | null }

/** Cuts one row more than asked for into a page and the cursor of the next. */
export function page<T>(rows: T[], limit: number, keyOf: (row: T) => unknown[]): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null }
}
