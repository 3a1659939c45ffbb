// SPDX-License-Identifier: Apache-2.0
import { type Act, type Actor, actOn, endTextField, findCase, hasEnded, nameOfState, note, sendMessage } from '../cases/index.ts'
import { evaluate } from '../items/index.ts'
import { type Json, localIso, Refusal } from '../kernel/index.ts'
import { demandWithin, type Officer } from '../people/index.ts'
import { kindWithin } from './choices.ts'
import { readSignal } from './fill.ts'
import type { City } from './needs.ts'
import { kindInForce, openOfKind, StillOpen } from './open.ts'
import { newestOfSame, noteSignal, signalBefore } from './queries.ts'
import { demandSame, digestOf } from './sent.ts'

/** How often what is about the same may end or begin just when a signal of it comes. */
const TRIES = 8

class ToldBefore extends Error {}

export type Told = { sourceId: string; form: Record<string, unknown> }

/**
 * What a machine tells of something: the first opens a case, more of the same are noted on it, and its end is a message to it (a link that
 * is up again closes its order). The sender's id makes it one: told twice it is done once. Throws KIND_UNKNOWN, SIGNAL_UNKNOWN, ANSWERS_INVALID, SENT_BEFORE.
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
  const digest = digestOf(city, kind, told.form)
  const before = async () => {
    const earlier = await signalBefore(city.sql, of)
    if (earlier)
      demandSame(kind, earlier.told, digest, earlier.root ? await findCase(city.sql, earlier.root, earlier.root) : undefined)
    return earlier
  }
  const earlier = await before()
  if (earlier) return { did: 'before' as const, root: earlier.root }
  const form = readSignal(kindWithin(city, kind, owner.region), told.form)
  const as = evaluate(signal.same, { form })
  if (as === null || as === undefined || as === '') throw new Refusal('ANSWERS_INVALID', { fields: signal.name })
  const same = city.vault.indexOf(JSON.stringify(['kind', kind.id, String(as).trim()]))
  const actor = { kind: 'system' as const, id: officer.id, name: officer.name }
  const whole = { ...of, told: digest, at: city.clock.now() }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const open = await newestOfSame(city.sql, kind.id, same, new Date(0), true)
    if (open && (await tellOpen(city, open, { ...whole, actor, name: signal.name, message: signal.message, form }))) {
      // told at the same instant under the same id: it is the same, or it is refused
      await before()
      return { did: 'told' as const, root: open.root }
    }
    // it has ended at this very instant: what is told now is told of what comes after it
    if (open) continue
    if (signal.opens !== true) {
      await noteSignal(city.sql, { ...whole, root: null })
      await before()
      return { did: 'nothing' as const, root: null }
    }
    const opener = {
      actor,
      applicant: { kind: 'firm' as const, id: owner.code, name: owner.name },
      agent: null,
      channel: 'machine',
      region: owner.region,
    }
    try {
      // two signals may tell of two things under one number of their sender
      const asked = { form, id: `${signal.id}/${told.sourceId}` }
      const note = async (act: Act) => {
        if (!(await noteSignal(await act.begin(), { ...whole, root: act.root }))) throw new ToldBefore()
      }
      const filed = await openOfKind(city, kind, opener, asked, note, true)
      return { did: 'opened' as const, root: filed.root }
    } catch (error) {
      // under its id something was told at this very instant: of the same it is the answer, of another thing it is refused
      const meanwhile = error instanceof ToldBefore ? await before() : undefined
      if (meanwhile) return { did: 'before' as const, root: meanwhile.root }
      // another signal about the same opened one at this instant: that one is told
      if (!(error instanceof StillOpen)) throw error
    }
  }
  throw new Refusal('BUSY')
}

type Telling = {
  kind: string
  signal: string
  sourceId: string
  told: string
  at: Date
  actor: Actor
  name: string
  message: string | undefined
  form: Record<string, unknown>
}

/** An open case hears of it, once: noted on it, and where the signal is a message, its process goes on. False when it has ended meanwhile. */
async function tellOpen(
  city: City,
  open: { root: string; id: string },
  { actor, name, message, form, ...of }: Telling,
): Promise<boolean> {
  const once = `signal/${of.signal}/${of.sourceId}`
  let isTold = true
  await actOn(city, { root: open.root, id: open.id }, { name: 'signal', actor, once }, async (act, work) => {
    isTold = !hasEnded(work.case)
    if (!isTold) return
    if (!(await noteSignal(act.tx, { ...of, root: open.root }))) return
    note(work, 'signalled', { name })
    if (message !== undefined) await sendMessage(act, work, message, { signalled: form as Json })
  })
  return isTold
}

/** What became of what a machine told: for the platform that sent it, and nobody else's. Throws SIGNAL_NOT_FOUND. */
export async function signalResult(city: City, officer: Officer, at: { kind: string; signal: string; sourceId: string }) {
  const kind = kindInForce(city, at.kind)
  const told = await signalBefore(city.sql, { kind: kind.id, signal: at.signal, sourceId: `${officer.id}/${at.sourceId}` })
  const subject = told?.root ? await findCase(city.sql, told.root, told.root) : undefined
  if (!subject) throw new Refusal('SIGNAL_NOT_FOUND')
  return {
    number: subject.number,
    state: { code: subject.state, name: nameOfState(city, subject) },
    result: endTextField.of(subject) ?? null,
    closedAt: subject.closedAt === null ? null : localIso(subject.closedAt),
  }
}
