// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { digitsOfDepartments, writeDigits } from './queries.ts'

type Numbered = { code: string; name: string; digits?: string }

/**
 * Gives each department the three digits that stand for it in the numbers of its cases, once and for good: those that the content
 * declares; otherwise its place in the list on the day that it is first seen, or the next that is free. Throws an Error when the content
 * declares others than those in use, or those of another department: numbers that were given out would name somebody else.
 */
export async function keepDigits(tx: Tx, departments: Numbered[]): Promise<void> {
  const kept = await digitsOfDepartments(tx, 'hold')
  const owners = new Map([...kept].map(([code, digits]) => [digits, code]))
  const fresh: { code: string; digits: string }[] = []
  const give = (code: string, digits: string): void => {
    owners.set(digits, code)
    fresh.push({ code, digits })
  }
  for (const { code, name, digits } of departments) {
    if (digits === undefined) continue
    const before = kept.get(code)
    if (before !== undefined && before !== digits)
      throw new Error(
        `city/departments.yaml: ${name} is ${before} in the numbers of its cases, not ${digits}. Write digits: "${before}".`,
      )
    const owner = owners.get(digits)
    if (owner !== undefined && owner !== code)
      throw new Error(`city/departments.yaml: ${digits} of ${name} stands for ${owner} already. Write other digits.`)
    if (before === undefined) give(code, digits)
  }
  for (const [n, { code, digits }] of departments.entries()) {
    if (digits !== undefined || kept.has(code)) continue
    let place = n + 1
    while (owners.has(written(place))) place++
    give(code, written(place))
  }
  if (fresh.length > 0) await writeDigits(tx, fresh)
}

const written = (place: number): string => String(place).padStart(3, '0')
