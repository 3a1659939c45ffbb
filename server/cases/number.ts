// SPDX-License-Identifier: Apache-2.0
import { caseCheckDigit } from '@chengshu/engine'
import { dayOf, type Tx } from '../kernel/index.ts'
import { digitsOfDepartments } from '../people/index.ts'
import { type NumberRule, seriesOf, writeNumber } from './number-rule.ts'
import type { City } from './parts.ts'
import { takeSerials } from './queries.ts'

const BLOCK = 20
/** As many cases as an act may open in its transaction before it has to take a serial there. */
const STOCK = 5

/**
 * A case's number and its short number, the day and the serial, for the telephone. By the law of applications (standards-cn §2.1): region 6,
 * department 3, day 8, serial of the day 5 (more when a day has more), check character ISO 7064 MOD 11,10; or by the rule of its kind. A process
 * takes serials in blocks before the act, so there are gaps and no queue on one row. An act that is inside its transaction (`tx`, for the parts of a
 * bundle) and finds none left takes a single one there: were it to wait for another connection of the pool, as many acts as there are
 * connections would wait for each other for ever. A rule without gaps takes its serial in the act itself, so an act that fails leaves none.
 */
export async function nextNumber(
  city: City,
  tx: Tx,
  { department, region, rule }: { department: string; region: string; rule: NumberRule | undefined },
  now: Date,
): Promise<{ number: string; shortNumber: string }> {
  const day = dayOf(now)
  const serial = String(await nextSerial(city, tx, day)).padStart(5, '0')
  const shortNumber = `${day.slice(2).replaceAll('-', '')}${serial}`
  if (rule) {
    const at = { department, region, day }
    const own = (await takeSerials(tx, seriesOf(rule, at), 1)) - 1
    return { number: writeNumber(rule, at, own), shortNumber }
  }
  const digits = `${city.content.region}${await departmentDigits(city, tx, department)}${day.replaceAll('-', '')}${serial}`
  return { number: `${digits}${caseCheckDigit(digits)}`, shortNumber }
}

async function nextSerial(city: City, tx: Tx, day: string): Promise<number> {
  const { numbers } = city.cases
  if (numbers.day === day && numbers.next < numbers.end) return numbers.next++
  if (tx !== city.sql) return (await takeSerials(tx, day, 1)) - 1
  await takeBlock(city, day)
  return nextSerial(city, tx, day)
}

/** Before an act opens its transaction, so that the counter is no part of it. */
export async function stockSerials(city: City, now: Date): Promise<void> {
  const { numbers } = city.cases
  const day = dayOf(now)
  if (numbers.day !== day || numbers.end - numbers.next < STOCK) await takeBlock(city, day)
}

/** Another act of this process may take one meanwhile: the newest wins, the rest of the older is a gap. */
async function takeBlock({ sql, cases: { numbers } }: City, day: string): Promise<void> {
  const end = await takeSerials(sql, day, BLOCK)
  numbers.day = day
  numbers.next = end - BLOCK
  numbers.end = end
}

/** Three digits of the department, as they were written down once; 000 for one that the city does not know. */
async function departmentDigits(city: City, tx: Tx, code: string): Promise<string> {
  const { digits } = city.cases
  if (!digits.has(code)) for (const [one, its] of await digitsOfDepartments(tx)) digits.set(one, its)
  return digits.get(code) ?? '000'
}
