// SPDX-License-Identifier: Apache-2.0
import { type Actor, theSystem } from '../cases/index.ts'
import { evaluate } from '../items/index.ts'
import { dayOf, localIso, Refusal } from '../kernel/index.ts'
import { type RegisterRow, rowsOf } from '../registers/index.ts'
import type { Kind, Round } from './content/index.ts'
import type { City } from './needs.ts'
import { openOfKind } from './open.ts'
import { periodsDue } from './periods.ts'
import { isRoundDone, noteBegun, noteRoundDone, wasBegun } from './queries.ts'

const PAGE = 100

/** Begins what rounds are due: each period of each round once, also after an outage, also on several servers at once. */
export async function runRounds(city: City): Promise<number> {
  let begun = 0
  for (const kind of city.content.caseKinds.values()) {
    if (kind.state !== 'published') continue
    for (const round of kind.opens.rounds ?? [])
      for (const period of periodsDue(round, localIso(city.clock.now())))
        if (period >= kind.effectiveOn && !(await isRoundDone(city.sql, kind.id, round.id, period)))
          begun += await runPeriod(city, kind, round, period)
  }
  return begun
}

async function runPeriod(city: City, kind: Kind, round: Round, period: string): Promise<number> {
  let begun = 0
  if (round.register === undefined) begun += await beginOne(city, kind, round, period, null)
  else
    for (let after: string | undefined; ; ) {
      const page = await rowsOf(city, city.sql, round.register, { limit: PAGE, ...(after === undefined ? {} : { after }) })
      for (const row of page.rows) {
        const isMeant = round.where === undefined || evaluate(round.where, { row: row.fields, today: period }) === true
        if (isMeant) begun += await beginOne(city, kind, round, period, row)
      }
      if (page.next === undefined) break
      after = page.next
    }
  await noteRoundDone(city.sql, kind.id, round.id, period, city.clock.now())
  return begun
}

/** One case of a round. What cannot be begun (the same is open, a guard says no) is said in the log and holds up no other row. */
async function beginOne(city: City, kind: Kind, round: Round, period: string, row: RegisterRow | null): Promise<number> {
  const object = row?.key ?? ''
  const of = { kind: kind.id, round: round.id, period, object }
  if (await wasBegun(city.sql, of)) return 0
  const owner = city.content.departments.get(kind.owner)
  if (!owner) return 0
  const form = Object.fromEntries(
    Object.entries(round.form).map(([field, source]) => [
      field,
      evaluate(source, { row: row?.fields ?? null, key: object, today: period }),
    ]),
  )
  const opener = {
    actor: { ...theSystem, name: round.name } satisfies Actor,
    applicant: { kind: 'firm' as const, id: owner.code, name: owner.name },
    agent: null,
    channel: 'round',
    region: row?.region ?? owner.region,
  }
  try {
    await openOfKind(city, kind, opener, { form, id: JSON.stringify([round.id, period, object]) }, async (act) =>
      noteBegun(await act.begin(), { ...of, root: act.root, at: city.clock.now() }),
    )
    return 1
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    city.log.warn(
      { kind: kind.id, round: round.id, period: dayOf(new Date(`${period}T12:00:00+08:00`)), object, code: error.code },
      'a round could not begin a case',
    )
    return 0
  }
}
