// SPDX-License-Identifier: Apache-2.0
import { type Act, type Completion, contextOf, type Task, type Working } from '../cases/index.ts'
import { evaluate } from '../items/index.ts'
import { type Json, Refusal, type Tx } from '../kernel/index.ts'
import { findUnit, isUnit, type Unit, unitId } from '../units/index.ts'
import type { ActingUnit, Kind } from './content/index.ts'
import type { City } from './needs.ts'
import { kindVersion } from './version.ts'

/** What a kind says of the unit whose task it is. */
export const unitOfTask = (kind: Kind, { properties }: Pick<Task, 'properties'>): ActingUnit | undefined =>
  (kind.units ?? []).find(({ id }) => id === properties.unit)

/**
 * The unit that a task of a case names, as it is in the moment of the act. Throws UNIT_UNKNOWN, UNIT_NOT_LISTED and UNIT_ENDED: nobody
 * guesses whose work it is.
 */
export async function unitNamed(act: Act, work: Working, named: string, item: Json): Promise<Pick<Unit, 'id' | 'name'>> {
  const kind = await kindVersion(act.city, work.case.item, work.case.itemHash)
  const said = (kind.units ?? []).find(({ id }) => id === named)
  const key = said ? keyOf(said, { ...work.case.process.v, ...contextOf(act, work), item }) : ''
  const found = said && key !== '' ? await findUnit(act.city, act.tx, unitId(said.of, key)) : undefined
  if (!said || !found) throw new Refusal('UNIT_UNKNOWN', { kind: kind.name, unit: said?.name ?? named, key: key || '没有填写' })
  if (said.among && !said.among.includes(key)) throw new Refusal('UNIT_NOT_LISTED', { kind: kind.name, unit: found.name })
  // an officer chooses another one; whoever else's step comes to it is not held up: the task is an alarm at once, and is taken back
  if (found.hasEnded && act.actor.kind === 'officer') throw new Refusal('UNIT_ENDED', { unit: found.name })
  return found
}

/** What a new case says of its units already, asked before anything is written. Throws UNIT_UNKNOWN, UNIT_NOT_LISTED, UNIT_ENDED. */
export async function demandUnitsKnown(city: City, tx: Tx, kind: Kind, context: Record<string, unknown>): Promise<void> {
  for (const said of kind.units ?? []) {
    const key = keyOf(said, context)
    if (key === '') continue
    const found = await findUnit(city, tx, unitId(said.of, key))
    if (!found) throw new Refusal('UNIT_UNKNOWN', { kind: kind.name, unit: said.name, key })
    if (said.among && !said.among.includes(key)) throw new Refusal('UNIT_NOT_LISTED', { kind: kind.name, unit: found.name })
    if (found.hasEnded) throw new Refusal('UNIT_ENDED', { unit: found.name })
  }
}

function keyOf({ by, among }: ActingUnit, context: Record<string, unknown>): string {
  if (by === undefined) return among?.[0] ?? ''
  const value = evaluate(by, context)
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

/** 询问, 退回, 说明不属于本单位: by these a unit answers none of the questions of its task, and says why. */
export const ASIDE: readonly string[] = ['ask', 'return', 'decline']

export const answersNothing = (task: Task, outcome: string): boolean => isUnit(task.department) && ASIDE.includes(outcome)

/**
 * A unit that asks or gives back says why in words; one that declines names a ground of the kind's list. A department that takes the task
 * back has said its own. Throws REASON_NEEDED, GROUND_NEEDED.
 */
export function demandUnitsWords(act: Pick<Act, 'actor'>, kind: Kind, task: Task, said: Completion): void {
  if (!answersNothing(task, said.outcome) || act.actor.kind !== 'person') return
  const { grounds = [] } = unitOfTask(kind, task) ?? {}
  if (said.outcome === 'decline' && grounds.length > 0) {
    const ground = grounds.find(({ id }) => id === said.ground)
    if (!ground) throw new Refusal('GROUND_NEEDED', { outcome: task.name })
    said.ground = ground.law === undefined ? ground.text : `${ground.text}（${ground.law}）`
    return
  }
  if ((said.opinion ?? '').trim().length < 2) throw new Refusal('REASON_NEEDED')
}
