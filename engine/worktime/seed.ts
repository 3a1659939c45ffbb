// SPDX-License-Identifier: Apache-2.0
import source from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { type Calendar, foldDays } from './calendar.ts'

/**
 * The national calendar of every year that the package chinese-days knows, to seed a city's own, editable calendar with.
 * Used when packs are written, not when limits are counted.
 */
export function calendarFromChineseDays(region = '990100'): Calendar {
  const years: Calendar['years'] = {}
  const daysOf = (days: object, year: string) => foldDays(Object.keys(days).filter((day) => day.startsWith(year)))
  const known = new Set([...Object.keys(source.holidays), ...Object.keys(source.workdays)].map((day) => day.slice(0, 4)))
  for (const year of [...known].sort()) years[year] = { off: daysOf(source.holidays, year), work: daysOf(source.workdays, year) }
  return { region, version: `chinese-days-${[...known].sort().at(-1) ?? ''}`, years }
}
