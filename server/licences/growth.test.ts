// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestCity, testCity } from '../testing/city.ts'

const LICENCES = 200_000
let city: TestCity
beforeAll(async () => {
  city = await testCity()
  // 50,000 holders with four licences each, and one holder's licence with 20,000 uses
  await city.sql`
    insert into licences.licences (holder, id, type, version, code, holder_kind, sealed, whole, valid_from, issued_by, region, issued_at, root)
    select 'holder-' || n % 50000, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'type-' || n % 4, 1, 'code-' || n,
           'person', repeat('x', 200), true, date '2020-01-01', 'department', '990100', timestamptz '2020-01-01' + n * interval '1 minute', gen_random_uuid()
      from generate_series(1, ${LICENCES}) n`
  await city.sql`
    insert into licences.lookups (key, holder, id) select 'number:type-' || n % 4 || ':number-' || n, 'holder-' || n % 50000, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid
      from generate_series(1, ${LICENCES}) n`
  await city.sql`
    insert into licences.uses (holder, id, licence, used_at, basis, by_kind, by_id, by_name, purpose, fields)
    select 'holder-' || case when n % 10 = 0 then 7 else n % 50000 end, gen_random_uuid(), '00000000-0000-7000-8000-000000000007', timestamptz '2026-01-01' + n * interval '1 second',
           'case', 'officer', 'o', '某局', 'p', '{}'
      from generate_series(1, ${LICENCES}) n`
  await city.sql`
    insert into seals.seal_uses (document, id, seal, document_kind, sm3, used_at, used_by, purpose)
    select 'd' || n, gen_random_uuid(), 'seal-' || n % 40, 'licence', 'x', timestamptz '2026-01-01' + n * interval '1 second', 'system', 'p' from generate_series(1, ${LICENCES}) n`
  await city.owner`analyze licences.licences, licences.lookups, licences.uses, seals.seal_uses`
})
afterAll(() => city[Symbol.asyncDispose]())

/** Pages that a statement touched, as the database itself counts them. */
async function pages(statement: string): Promise<number> {
  const [row] = await city.sql.unsafe(`explain (analyze, buffers, format json) ${statement}`)
  const plan = (row as unknown as { 'QUERY PLAN': { Plan: Record<string, number> }[] })['QUERY PLAN'][0]!.Plan
  return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!
}

test('among 200,000 licences, finding a holder’s, one by its number, a page of uses and a page of a seal’s log cost a few pages each', async () => {
  const held = await pages(
    `select * from licences.licences where holder = 'holder-7' and type = any('{type-3,type-1}') and status = '01' and valid_from <= '2026-11-20' order by issued_at desc, id desc`,
  )
  const number = await pages(`select holder, id from licences.lookups where key = 'number:type-3:number-7'`)
  const uses = await pages(
    `select * from licences.uses where holder = 'holder-7' and licence = '00000000-0000-7000-8000-000000000007' and (used_at, id) < ('2026-01-02', gen_random_uuid()) order by used_at desc, id desc limit 21`,
  )
  const seal = await pages(
    `select * from seals.seal_uses where seal = 'seal-7' and used_at < '2026-01-02' order by used_at desc, id desc limit 100`,
  )
  expect(
    { held: held < 20, number: number < 8, uses: uses < 60, seal: seal < 160 },
    JSON.stringify({ held, number, uses, seal }),
  ).toEqual({
    held: true,
    number: true,
    uses: true,
    seal: true,
  })
})
