// SPDX-License-Identifier: Apache-2.0
import { theSystem } from '../cases/index.ts'
import { evaluate } from '../items/index.ts'
import { dayOf, Refusal } from '../kernel/index.ts'
import { openOfKind } from '../kinds/index.ts'
import { findRow } from '../registers/index.ts'
import { ownerOf } from './declared.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

/**
 * Opens the case of each that was drawn: once, also on several servers and after a kill, for the case and its mark are one act. What cannot be opened
 * says why on the draw's page and is tried again.
 */
export async function openDrawn(city: City): Promise<number> {
  let opened = 0
  for (const one of await queries.waiting(city.sql, 50)) {
    try {
      opened += await openOne(city, one)
    } catch (error) {
      // what throws for another reason holds up none of the others: it is told, and tried again after them
      if (!(error instanceof Refusal))
        city.log.error({ err: error, draw: one.draw, object: one.object }, 'a drawn case could not be opened')
      await queries.noteRefused(city.sql, one, error instanceof Refusal ? error.code : 'ERROR', city.clock.now())
    }
  }
  return opened
}

async function openOne(city: City, one: queries.DrawnRow): Promise<number> {
  const declared = city.content.draws.get(one.declared)
  const draw = await queries.findDraw(city.sql, one.draw)
  const kind = declared?.opens && city.content.caseKinds.get(declared.opens.kind)
  const owner = declared && ownerOf(city, declared)
  if (!declared?.opens || !draw || !owner || kind?.state !== 'published')
    throw new Refusal('KIND_UNKNOWN', { kind: declared?.opens?.kind ?? one.declared })
  const row = await findRow(city, city.sql, declared.objects.register, one.key)
  const { team } = draw.result?.objects.find(({ id }) => id === one.object) ?? { team: [] }
  const members = await Promise.all(
    team.map(async (id) => {
      const key = draw.names.members[id]?.key ?? ''
      return (declared.team && (await findRow(city, city.sql, declared.team.register, key))?.fields) ?? null
    }),
  )
  const context = { row: row?.fields ?? null, key: one.key, team: members, today: dayOf(city.clock.now()) }
  const form = Object.fromEntries(
    Object.entries(declared.opens.form).map(([field, source]) => [field, evaluate(source, context)]),
  )
  const opener = {
    actor: { ...theSystem, name: declared.name },
    applicant: { kind: 'firm' as const, id: owner.code, name: owner.name },
    agent: null,
    channel: 'round',
    region: row?.region ?? owner.region,
  }
  await openOfKind(city, kind, opener, { form, id: JSON.stringify(['draw', one.draw, one.object]) }, async (act) => {
    await queries.noteOpened(await act.begin(), one, act.root)
  })
  return 1
}
