// SPDX-License-Identifier: Apache-2.0
import { basicId } from '../items/index.ts'
import { dayOf } from '../kernel/index.ts'
import type { Person } from '../people/index.ts'
import { standing } from './ask.ts'
import { closedBy } from './closed-by.ts'
import { isInForce, isOfParty, type Party, saidOf } from './judge.ts'
import type { City } from './needs.ts'

export type Matter = { kind: 'item' | 'bundle' | 'kind'; id: string }

/**
 * What would refuse her, or the firm that she acts for, before she fills anything in. Only gates that look for nothing but herself are
 * asked: what hangs on an answer is asked when she files, or the page would tell anybody about anybody.
 */
export async function gatesBeforehand(city: City, person: Person, matter: Matter) {
  const now = city.clock.now()
  const { actingFor } = person
  const party: Party = actingFor
    ? { kind: 'firm', code: actingFor.creditCode, number: null }
    : { kind: 'person', code: null, number: person.idNumber }
  const today = dayOf(now)
  const rows = []
  for (const gate of standing(city.content.gates, wordsOf(city, matter))) {
    const isAsked = gate.on.some(({ acts }) => acts.includes('submit'))
    if (!isAsked || gate.effect === 'lane' || !isInForce(gate, today) || !isOfParty(gate)) continue
    const row = await closedBy(city, city.sql, gate, { party, today }, false)
    if (row) rows.push({ gate: gate.id, mayBeOverruled: gate.effect === 'ask', ...saidOf(gate, row.fields) })
  }
  return { rows }
}

function wordsOf({ content }: City, { kind, id }: Matter): string[] {
  if (kind === 'kind') return [`kind/${id}`]
  const items = kind === 'item' ? [id] : (content.bundles.get(id)?.parts ?? []).map(({ item }) => item)
  return items.flatMap((item) => {
    const head = content.items.get(item)
    return [`item/${item}`, `item/${basicId(content, item)}`, ...(head ? [`type/${head.type}`] : [])]
  })
}
