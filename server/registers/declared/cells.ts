// SPDX-License-Identifier: Apache-2.0
import { placeInText } from '@chengshu/engine'
import type { Json } from '../../kernel/index.ts'
import { regionName } from '../../people/index.ts'
import type { RegisterField } from './declared-register.ts'
import { type Read, readValue, type World } from './values.ts'

/**
 * What a cell of a table means: codes, regions and departments also by the names that people write, days and numbers as a table
 * program writes them. Then it is held to the field as anything else.
 */
export function readCell(world: World, field: RegisterField, cell: string): Read {
  const text = cell.trim()
  if (text === '') return { value: null }
  const meant = (readers[field.type] ?? asText)(text, world, field)
  return readValue(world, field, meant)
}

type Reader = (text: string, world: World, field: RegisterField) => Json

const asText: Reader = (text) => text
const asPlace: Reader = (text) => (placeInText(text) as Json | undefined) ?? text
/** An apostrophe before it keeps a table program from reading a number. */
const asCode: Reader = (text) => text.replace(/^'/, '')

/** The only one of some things that bears a name; the text itself when there is none or more than one. */
const byName = <T>(all: Iterable<T>, text: string, names: (one: T) => string[], code: (one: T) => string): string => {
  const [first, ...others] = [...all].filter((one) => names(one).includes(text))
  return first && others.length === 0 ? code(first) : text
}

const FLAGS: Record<string, boolean> = {
  是: true,
  有: true,
  true: true,
  TRUE: true,
  1: true,
  否: false,
  无: false,
  false: false,
  FALSE: false,
  0: false,
}

const readers: Partial<Record<RegisterField['type'], Reader>> = {
  number: (text) => (/^[-+]?[\d,]+(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : text),
  flag: (text) => (Object.hasOwn(FLAGS, text) ? (FLAGS[text] ?? text) : text),
  day: (text) => dayIn(text) ?? text,
  instant: (text) => {
    const [, day, time] = /^(.+?)[ T](\d{1,2}:\d{2}(?::\d{2})?)$/.exec(text) ?? []
    const date = day === undefined ? dayIn(text) : dayIn(day)
    return date === undefined ? text : `${date}T${(time ?? '00:00').padStart(5, '0')}+08:00`
  },
  code: (text, { dictionaries }, field) => {
    const entries = dictionaries.get(field.of ?? '')?.entries ?? []
    const code = asCode(text, { dictionaries } as World, field)
    return entries.some((one) => one.code === code)
      ? code
      : byName(
          entries,
          text,
          ({ name }) => [name],
          (one) => one.code,
        )
  },
  region: (text, { regions }) =>
    regions.has(text)
      ? text
      : byName(
          regions.values(),
          text,
          ({ name, code }) => [name, regionName({ content: { city: '', regions } }, code)],
          ({ code }) => code,
        ),
  department: (text, { departments }) =>
    byName(
      departments.values(),
      text,
      ({ name, short }) => [name, short],
      ({ code }) => code,
    ),
  'id-card': asCode,
  'credit-code': asCode,
  mobile: asCode,
  point: asPlace,
  line: asPlace,
  polygon: asPlace,
}

/** 2026-01-31, 2026/1/31, 2026.1.31, 2026年1月31日, 20260131. */
function dayIn(text: string): string | undefined {
  const [, year, month = '', day = ''] =
    /^(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  return year === undefined ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
