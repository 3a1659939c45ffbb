// SPDX-License-Identifier: Apache-2.0
import { plainNumber, plainText } from '../text/index.ts'
import { formats } from './formats.ts'
import { isObject, type JsonSchema, own, patternOf } from './schema.ts'

/** Makes of a value as it was typed the value that is checked and kept. */
export type Reading = (value: unknown) => unknown
const asItIs: Reading = (value) => value

/** A reader for one schema: each text by its format, in lists and groups too. Circles of `$ref` are followed as deep as the value. */
export function readingOf(given: unknown, root: JsonSchema): Reading {
  if (!isObject(given)) return asItIs
  const key = typeof given.$ref === 'string' ? /^#\/\$defs\/([^/]+)$/.exec(given.$ref)?.[1] : undefined
  if (key !== undefined) {
    const part = isObject(root.$defs) ? own(root.$defs, key) : undefined
    return (value) => readingOf(part, root)(value)
  }
  const text = readingOfText(given)
  const item = given.items === undefined ? asItIs : readingOf(given.items, root)
  const parts = new Map(
    Object.entries(isObject(given.properties) ? given.properties : {}).map(([name, part]) => [name, readingOf(part, root)]),
  )
  return (value) => {
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map(item)
    if (!isObject(value) || parts.size === 0) return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, (parts.get(name) ?? asItIs)(part)]))
  }
}

function readingOfText(schema: JsonSchema): (typed: string) => string {
  const format = typeof schema.format === 'string' && Object.hasOwn(formats, schema.format) ? formats[schema.format] : undefined
  if (format) return format.read
  // a value out of a list is the list's own text
  if (Array.isArray(schema.enum) || 'const' in schema) return (typed) => typed
  const pattern = schema.pattern === undefined ? undefined : patternOf(schema.pattern)
  return (typed) => {
    const text = plainText(typed).trim()
    if (pattern === undefined || typeof pattern === 'string' || pattern.test(text)) return text
    const number = plainNumber(text)
    return pattern.test(number) ? number : text
  }
}
