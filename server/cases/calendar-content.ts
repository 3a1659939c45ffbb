// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import type { Calendar } from '../../engine/worktime/index.ts'
import { type ContentKind, fileKind, hashFiles, list, optional, type Part, shaped, short, strict, text } from '../packs/index.ts'

const dayOfYear = shaped('^\\d{2}-\\d{2}(\\.\\.\\d{2}-\\d{2})?$', '月-日 或 月-日..月-日，放在引号里，例如 "02-15..02-23"')
const calendarYear = strict({
  year: Type.Integer({ minimum: 1990, maximum: 2100 }),
  off: list(dayOfYear),
  work: list(dayOfYear),
  source: text,
  /** why this year may still change, while its notice is not out */
  provisional: optional(short),
})

type CalendarYear = Static<typeof calendarYear>

declare module '../packs/index.ts' {
  interface Contents {
    calendar: Calendar
  }
}

export const calendarContent: ContentKind<Part<CalendarYear>, 'calendar'> = fileKind({
  name: 'calendar',
  as: 'calendar',
  place: /^calendar\/\d{4}\.yaml$/,
  schema: calendarYear,
  once: { year: '日历年份' },
  gather: (_, parts, draft) => calendarOf(parts, draft.packs[0]?.value.region ?? ''),
})

/** The city's calendar of all years that the pack has a file for. A year without a file stays unknown. */
export function calendarOf(parts: readonly Part<CalendarYear>[], region: string): Calendar {
  const years: Calendar['years'] = {}
  for (const { value } of parts) {
    const { year, off, work, provisional } = value
    years[String(year)] = { off, work, ...(provisional === undefined ? {} : { provisional }) }
  }
  const texts = Object.fromEntries(parts.map((one) => [one.yaml.file.path, one.yaml.file.text]))
  return { region, version: hashFiles(texts).slice(0, 12), years }
}
