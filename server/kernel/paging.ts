// SPDX-License-Identifier: Apache-2.0
import { createHmac, timingSafeEqual } from 'node:crypto'
import { Type } from 'typebox'
import type { Config } from './config.ts'
import { derivedKey } from './crypto/index.ts'
import { isId } from './ids.ts'
import { Refusal } from './refusal.ts'
import { isWritable } from './writable.ts'

/** Lists page by key, never by offset, and never count exactly by default. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  after: Type.Optional(Type.String({ maxLength: 400, description: 'the `next` of the page before' })),
}

/** One part of a key: what it may be, beyond what JSON says of it. */
export type Part<T> = (value: unknown) => value is T

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
/** An instant as toISOString writes it, in a year that PostgreSQL knows. */
export const anInstant: Part<string> = (value): value is string =>
  typeof value === 'string' && INSTANT.test(value) && value >= '0001' && !Number.isNaN(Date.parse(value))
export const anId: Part<string> = isId
export const aWord: Part<string> = (value): value is string =>
  typeof value === 'string' && value.length <= 120 && isWritable(value)
export const aNumber: Part<number> = (value): value is number => Number.isSafeInteger(value)

export type Page<T> = { rows: T[]; next: string | null }

export type PagedList<K extends unknown[]> = {
  /** The key that a cursor of this list carries; refuses what we did not write for this list. */
  read(config: Config, after: string | undefined): K | undefined
  /** Cuts one row more than asked for into a page and the cursor of the next. */
  page<T>(config: Config, rows: T[], limit: number, keyOf: (row: T) => K): Page<T>
  /** The cursor of a list that goes on after a stretch in which it may have found nothing. */
  cursor(config: Config, key: K): string
}

/**
 * A list whose cursors are its own: signed (HMAC over the list's name and the
 * key), so that nobody writes one, and typed part by part all the same. They
 * are valid on every server of the city. A cursor tells no more than the last
 * row of the page that it came with.
 */
export function pagedList<K extends unknown[]>(name: string, ...parts: { [Index in keyof K]: Part<K[Index]> }): PagedList<K> {
  const seal = (config: Config, key: string): Buffer =>
    createHmac('sm3', derivedKey(config.secret, 'cursor')).update(`${name}\n${key}`).digest().subarray(0, 16)
  const isKey = (key: unknown): key is K =>
    Array.isArray(key) && key.length === parts.length && parts.every((part: Part<unknown>, index) => part(key[index]))
  const cursor = (config: Config, key: K): string => {
    const written = JSON.stringify(key)
    return `${Buffer.from(written).toString('base64url')}.${seal(config, written).toString('base64url')}`
  }
  return {
    cursor,
    read(config, after) {
      if (after === undefined) return undefined
      const [written = '', given = ''] = after.split('.')
      const key = Buffer.from(written, 'base64url').toString()
      const right = seal(config, key)
      const shown = Buffer.from(given, 'base64url')
      if (shown.length !== right.length || !timingSafeEqual(shown, right)) throw new Refusal('BAD_INPUT', { detail: 'after' })
      const read: unknown = JSON.parse(key)
      if (!isKey(read)) throw new Refusal('BAD_INPUT', { detail: 'after' })
      return read
    },
    page(config, rows, limit, keyOf) {
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      if (rows.length <= limit || last === undefined) return { rows: shown, next: null }
      return { rows: shown, next: cursor(config, keyOf(last)) }
    },
  }
}
