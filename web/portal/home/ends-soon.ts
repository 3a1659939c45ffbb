// SPDX-License-Identifier: Apache-2.0
import type { LicenceRow } from '../../client/index.ts'

const DAY = 86_400_000
/** The city counts days at its own meridian. */
const EAST = 8 * 3_600_000
/** As long before its end as renewals of these kinds may be asked for. */
const SOON = 90

/** Whether a licence that is in force ends within the next 90 days, its last day included. */
export function endsSoon({ status, validTo }: Pick<LicenceRow, 'status' | 'validTo'>, now: Date): boolean {
  if (status.code !== '01' || validTo === null) return false
  const left = Date.parse(validTo) / DAY - Math.floor((now.getTime() + EAST) / DAY)
  return left >= 0 && left <= SOON
}
