// SPDX-License-Identifier: Apache-2.0
import { caseCheckDigit } from '@chengshu/engine'
import type { City } from '../city.ts'
import { dayOf, type Tx } from '../kernel/index.ts'
import { takeSerials } from './queries.ts'

const BLOCK = 20

/**
 * A case number (standards-cn §2.1): region 6, department 3, day 8, serial of
 * the day 5 (more when a day has more), check character ISO 7064 MOD 11,10.
 * The short number is the day and the serial, for the telephone. A process
 * takes serials in blocks, so there are gaps and no queue on one row. An act
 * that is inside its transaction (`tx`, for the parts of a bundle) takes a
 * single one there: were it to wait for another connection of the pool, as
 * many acts as there are connections would wait for each other for ever.
 */
export async function nextNumber(
  city: City,
  tx: Tx,
  department: string,
  now: Date,
): Promise<{ number: string; shortNumber: string }> {
  const day = dayOf(now)
  const serial = String(await nextSerial(city, tx, day)).padStart(5, '0')
  const region = city.content.region
  const digits = `${region}${departmentSerial(city, department)}${day.replaceAll('-', '')}${serial}`
  return { number: `${digits}${caseCheckDigit(digits)}`, shortNumber: `${day.slice(2).replaceAll('-', '')}${serial}` }
}

async function nextSerial(city: City, tx: Tx, day: string): Promise<number> {
  const { numbers } = city.cases
  if (numbers.day === day && numbers.next < numbers.end) return numbers.next++
  if (tx !== city.sql) return (await takeSerials(tx, day, 1)) - 1
  const end = await takeSerials(city.sql, day, BLOCK)
  // another act of this process may have taken a block meanwhile: the newest one wins, the rest of the older is a gap
  numbers.day = day
  numbers.next = end - BLOCK
  numbers.end = end
  return numbers.next++
}

/** Three digits of the department: its place in the city's list. */
function departmentSerial(city: City, code: string): string {
  let place = 0
  for (const department of city.content.departments.values()) {
    place++
    if (department.code === code) return String(place).padStart(3, '0')
  }
  return '000'
}
