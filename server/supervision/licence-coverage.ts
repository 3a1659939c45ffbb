// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import type { City } from '../city.ts'
import { evaluate } from '../items/index.ts'
import { record } from '../ledger/index.ts'
import type { LicenceType } from '../licences/index.ts'
import { countHolding, libraryCounts } from '../licences/index.ts'
import { type Bound, type Officer, reachOf, within } from '../people/index.ts'
import { everyRecord, RegisterAway } from '../registers/index.ts'

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
    }),
  ),
  catalogue: Type.Integer(),
  held: Type.Integer(),
  rate: Type.Union([Type.Null(), Type.Number()]),
})

/**
 * The coverage rate of each licence type (A48): of the holders who should have one, by the register that its content names, how many
 * do today. What no register tells has no rate; nor has one whose register is away. The reading of a register for a count is on record.
 */
export async function licenceCoverage(city: City, officer: Officer) {
  const counted = await libraryCounts(city, officer)
  const reach = reachOf(officer, 'district', 'licence.coverage')
  const types = []
  for (const row of counted.types) {
    const type = city.content.licenceTypes.get(row.type)
    const people = type?.expected ? await countOf(city, type, reach) : undefined
    const rate = people && people.should > 0 ? people.have / people.should : null
    types.push({ ...row, should: people?.should ?? null, have: people?.have ?? null, rate })
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

async function countOf(city: City, type: LicenceType, reach: Bound[]): Promise<{ should: number; have: number } | undefined> {
  const { expected } = type
  if (!expected) return undefined
  const department = [...city.content.departments.values()].find((one) => one.key === type.issuer)?.code ?? ''
  const count = { should: 0, have: 0 }
  const seen = new Set<string>()
  try {
    for await (const page of everyRecord(city.sql, expected.register)) {
      const holders = page
        .filter((one) => within(reach, { department, region: typeof one.region === 'string' ? one.region : city.content.region }))
        .filter((one) => expected.where === undefined || evaluate(expected.where, one) === true)
        .flatMap((one) => expected.holder.map((field) => one[field]))
        .filter((id): id is string => typeof id === 'string' && id !== '' && !seen.has(id))
      const fresh = [...new Set(holders)]
      for (const id of fresh) seen.add(id)
      count.should += fresh.length
      count.have += await countHolding(city, type.id, fresh)
    }
  } catch (error) {
    if (error instanceof RegisterAway) return undefined
    throw error
  }
  return count
}
