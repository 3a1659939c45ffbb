// SPDX-License-Identifier: Apache-2.0
import { actOn, note, sendMessage } from '../cases/index.ts'
import type { City } from '../city.ts'
import { evaluate } from '../items/index.ts'
import { type Json, Refusal } from '../kernel/index.ts'
import { demandWithin, type Officer } from '../people/index.ts'
import { kindInForce, openOfKind } from './open.ts'
import { newestOfSame, noteSignal, signalBefore } from './queries.ts'

export type Told = { sourceId: string; form: Record<string, unknown> }

/**
 * What a machine tells of something: the first opens a case, more of the same are noted on it, and its end is a message to it (a link that
 * is up again closes its order). The sender's id makes it one: told twice it is done once. Throws KIND_UNKNOWN, SIGNAL_UNKNOWN, ANSWERS_INVALID.
 */
export async function takeSignal(city: City, officer: Officer, at: { kind: string; signal: string }, told: Told) {
  const kind = kindInForce(city, at.kind)
  const signal = kind.opens.signals?.find((one) => one.id === at.signal)
  if (!signal) throw new Refusal('SIGNAL_UNKNOWN', { kind: kind.name, signal: at.signal })
  const post = officer.positions.find((held) => held.permissions.includes('kind.signal'))
  const owner = city.content.departments.get(kind.owner)
  if (!post || !owner) throw new Refusal('NOT_PERMITTED', { permission: 'kind.signal' })
  demandWithin(officer, 'department', 'kind.signal', { department: owner.code, region: owner.region })
  const of = { kind: kind.id, signal: signal.id, sourceId: `${officer.id}/${told.sourceId}` }
  const earlier = await signalBefore(city.sql, of.kind, of.signal, of.sourceId)
  if (earlier) return { did: 'before' as const, root: earlier.root }
  const as = evaluate(signal.same, { form: told.form })
  if (as === null || as === undefined || as === '') throw new Refusal('ANSWERS_INVALID', { fields: signal.name })
  const same = city.vault.indexOf(JSON.stringify(['kind', kind.id, String(as).trim()]))
  const open = await newestOfSame(city.sql, kind.id, same, new Date(0), true)
  const actor = { kind: 'system' as const, id: officer.id, name: officer.name }
  const now = city.clock.now()
  if (open) {
    await actOn(
      city,
      { root: open.root, id: open.id },
      { name: 'signal', actor, once: `signal/${of.signal}/${of.sourceId}` },
      async (act, work) => {
        if (!(await noteSignal(act.tx, { ...of, root: open.root, at: now }))) return
        note(work, 'signalled', { name: signal.name })
        if (signal.message !== undefined) await sendMessage(act, work, signal.message, { signalled: told.form as Json })
      },
    )
    return { did: 'told' as const, root: open.root }
  }
  if (signal.opens !== true) {
    await noteSignal(city.sql, { ...of, root: null, at: now })
    return { did: 'nothing' as const, root: null }
  }
  const opener = {
    actor,
    applicant: { kind: 'firm' as const, id: owner.code, name: owner.name },
    agent: null,
    channel: 'machine',
    region: owner.region,
  }
  const filed = await openOfKind(city, kind, opener, { form: told.form, id: told.sourceId }, async (tx, { root }) => {
    await noteSignal(tx, { ...of, root, at: now })
  })
  return { did: 'opened' as const, root: filed.root }
}
