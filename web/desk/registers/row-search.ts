// SPDX-License-Identifier: Apache-2.0
import type { Field, RowSearch } from '../doors/registers.ts'
import { whereOf } from './value-text.ts'

/** What the address of a register's list carries; a filter is `f.<field>`. */
export type RowsAddress = { q?: string; which?: 'ended' | 'all'; sort?: string } & { [filter: `f.${string}`]: string | undefined }

/** Reads the address and leaves out what it does not know, so that an old link still opens the list. */
export function readRowsAddress(search: Record<string, unknown>): RowsAddress {
  const read: RowsAddress = {}
  for (const [name, value] of Object.entries(search)) {
    if (typeof value !== 'string' || value === '' || value.length > 200) continue
    if (name === 'which' && (value === 'ended' || value === 'all')) read.which = value
    if (name === 'q' || name === 'sort') read[name] = value
    if (name.startsWith('f.')) read[name as `f.${string}`] = value
  }
  return read
}

export const filtersOf = (address: RowsAddress): Record<string, string> =>
  Object.fromEntries(
    Object.entries(address).flatMap(([name, value]) =>
      name.startsWith('f.') && value !== undefined ? [[name.slice(2), value]] : [],
    ),
  )

/** `-depth` is by depth, the greatest first. */
export function searchOf(address: RowsAddress, fields: Field[]): RowSearch {
  const { q, which, sort } = address
  const where = whereOf(fields, filtersOf(address))
  return {
    ...(q === undefined ? {} : { q }),
    ...(which === undefined ? {} : { which }),
    ...(sort === undefined ? {} : { sort: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') }),
    ...(Object.keys(where).length === 0 ? {} : { where }),
  }
}
