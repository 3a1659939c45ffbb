// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { evaluate } from '../items/index.ts'
import type { Json } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { holdingOf, type LicenceType, libraryCounts } from '../licences/index.ts'
import { type Bound, type Officer, reachOf, within } from '../people/index.ts'
import { everyRecord, RegisterAway } from '../registers/index.ts'
import type { City } from './needs.ts'

type Body = Record<string, Json>

const text = Type.String()
export const coverageView = Type.Object({
  types: Type.Array(
    Type.Object({
      type: text,
      name: text,
      social: Type.Boolean(),
      inForce: Type.Integer(),
      whole: Type.Integer(),
      ended: Type.Integer(),
      should: Type.Union([Type.Null(), Type.Integer()]),
      have: Type.Union([Type.Null(), Type.Integer()]),
      rate: Type.Union([Type.Null(), Type.Number()]),
      lacking: Type.Union([Type.Null(), Type.Integer()]),
      uncounted: Type.Union([Type.Null(), Type.Integer()]),
    }),
  ),
  catalogue: Type.Integer(),
  held: Type.Integer(),
  rate: Type.Union([Type.Null(), Type.Number()]),
})

/**
 * The coverage rate of each licence type (A48): of the holders who should have one, by the register that its content names, how many
 * do today, how many do not, and how many licences in force belong to nobody of them (`coverage-rows.ts` says why, row by row). What no register tells has no rate; nor has one whose register is away. The reading of a register for a count is on record.
 */
export async function licenceCoverage(city: City, officer: Officer) {
  const counted = await libraryCounts(city, officer)
  const reach = reachOf(officer, 'district', 'licence.coverage')
  const types = []
  for (const row of counted.types) {
    const type = city.content.licenceTypes.get(row.type)
    const people = type?.expected ? await countOf(city, type, reach) : undefined
    const rate = people && people.should > 0 ? people.have / people.should : null
    const { should = null, have = null } = people ?? {}
    types.push({
      ...{ ...row, should, have, rate },
      lacking: people ? people.should - people.have : null,
      uncounted: people ? row.inForce - people.haveWithin : null,
    })
  }
  const registers = [...new Set([...city.content.licenceTypes.values()].flatMap((type) => type.expected?.register ?? []))]
  await record(city.sql, city.clock.now(), [
    {
      act: 'register.counted',
      actor: { kind: 'officer', id: officer.id },
      subject: { kind: 'register', id: registers.join(',') },
      purpose: '计算电子证照覆盖率',
      facts: { registers },
    },
  ])
  return { ...counted, types }
}

/** Who should have a licence of the type, page by page of the register, each once, with the record that says so. */
export async function* expectedHolders(city: City, type: LicenceType, reach: Bound[]): AsyncGenerator<Map<string, Body>> {
  const { expected } = type
  if (!expected) return
  const seen = new Set<string>()
  for await (const page of everyRecord(city.sql, expected.register)) {
    const fresh = new Map<string, Body>()
    for (const record of page.filter((one) => isExpected(city, type, reach, one)))
      for (const field of expected.holder) {
        const id = record[field]
        if (typeof id !== 'string' || id === '' || seen.has(id)) continue
        seen.add(id)
        fresh.set(id, record)
      }
    yield fresh
  }
}

export function isExpected(city: City, { expected, issuer }: LicenceType, reach: Bound[], record: Body): boolean {
  if (!expected) return false
  const department = [...city.content.departments.values()].find((one) => one.key === issuer)?.code ?? ''
  const region = typeof record.region === 'string' ? record.region : city.content.region
  return within(reach, { department, region }) && (expected.where === undefined || evaluate(expected.where, record) === true)
}

type Counted = { should: number; have: number; haveWithin: number }

async function countOf(city: City, type: LicenceType, reach: Bound[]): Promise<Counted | undefined> {
  const count = { should: 0, have: 0, haveWithin: 0 }
  try {
    for await (const fresh of expectedHolders(city, type, reach)) {
      const holding = await holdingOf(city, type.id, [...fresh.keys()], reach)
      count.should += fresh.size
      count.have += holding.size
      count.haveWithin += [...holding.values()].filter(Boolean).length
    }
  } catch (error) {
    if (error instanceof RegisterAway) return undefined
    throw error
  }
  return count
}
