// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'

/** A day that exists, in a year that the calendar, JavaScript and PostgreSQL all know: 1900 to 2199. */
export function aDay(options: { description?: string } = {}) {
  return Type.String({ format: 'date', pattern: '^(19|20|21)', ...options })
}
