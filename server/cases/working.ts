// SPDX-License-Identifier: Apache-2.0
import { randomInt } from 'node:crypto'
import { type Json, newId, type Part } from '../kernel/index.ts'
import type { Case, Dossier, Task, Timer, TimerKind } from './case.ts'
import type { Act, Kept, Matter, Working } from './parts.ts'

export function workOn(
  matter: Matter,
  loaded: { case: Case; dossier: Dossier; tasks: Task[]; timers: Timer[] },
  isNew = false,
): Working {
  return {
    matter,
    case: { ...loaded.case },
    dossier: loaded.dossier,
    tasks: new Map(loaded.tasks.map((task) => [task.id, { ...task }])),
    timers: loaded.timers,
    wasWakeAt: wakeAt(loaded.timers),
    was: isNew ? {} : keptOf(loaded.case),
    isNew,
    queryCode: isNew ? newQueryCode() : '',
    wasState: isNew ? null : loaded.case.state,
    wasPhase: isNew ? null : loaded.case.phase,
    dossierChanged: false,
    touchedTasks: new Set(),
    timersChanged: false,
    history: [],
    trail: [],
    context: {},
  }
}

/** By chance: who knows the case's id does not know them. */
const newQueryCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

export const keptOf = ({ process, result, supplement, delivery, particulars }: Case): Required<Kept> => ({
  process: JSON.stringify(process),
  result: JSON.stringify(result),
  supplement: JSON.stringify(supplement),
  delivery: JSON.stringify(delivery),
  particulars: JSON.stringify(particulars),
})

/** Answers the id of the line of history. */
export function note(work: Working, act: string, detail: Record<string, Json> = {}, element: string | null = null): string {
  const id = newId()
  work.history.push({ id, caseId: work.case.id, act, element, detail })
  return id
}

export function setTimer(work: Working, kind: TimerKind, dueAt: string, token: string | null = null): void {
  work.timers = [...work.timers, { kind, token, dueAt }]
  work.timersChanged = true
}

/** When a case has to be looked at next, in milliseconds. */
export const wakeAt = (timers: readonly Timer[]): number | null =>
  timers.length === 0 ? null : Math.min(...timers.map(({ dueAt }) => Date.parse(dueAt)))

/** Takes timers away: of a kind, and where a token is given, of that token alone. */
export function clearTimers(work: Working, kind: TimerKind, token?: string): void {
  const left = work.timers.filter((timer) => timer.kind !== kind || (token !== undefined && timer.token !== token))
  if (left.length === work.timers.length) return
  work.timers = left
  work.timersChanged = true
}

export function touchTasks(work: Working): void {
  for (const task of work.tasks.values()) if (task.state === 'open' || task.state === 'claimed') work.touchedTasks.add(task.id)
}

/** A room's own rows join the act: they are written in its statement, or nothing is. */
export function put(act: Act, part: Part): void {
  act.parts.push(part)
}

/** The same of rows without which the act is not done: `otherwise` is thrown, and nothing is written. */
export function demand(act: Act, part: Part, rows: number, otherwise?: Error): void {
  act.demands.push({ part, rows, ...(otherwise ? { otherwise } : {}) })
}

/** Tells the other rooms, and puts the act on record. */
export function tellOf(act: Act, work: Working, kind: string, payload: Record<string, Json> = {}): void {
  const { case: subject } = work
  act.facts.push({
    kind,
    root: subject.root,
    payload: {
      caseId: subject.id,
      number: subject.number,
      kind: subject.kind,
      item: subject.item,
      itemName: subject.itemName,
      department: subject.department,
      region: subject.region,
      applicantKind: subject.applicantKind,
      applicantId: subject.applicantId,
      agentId: subject.agent?.id ?? null,
      parent: subject.parent,
      channel: subject.channel,
      withWhole: subject.delivery?.choice === 'together',
      actor: act.actor.id,
      ...payload,
    },
  })
}

export function recordOf(act: Act, work: Working, name: string, facts: Record<string, Json> = {}): void {
  act.entries.push({
    root: work.case.root,
    act: name,
    actor: { kind: act.actor.kind, id: act.actor.id },
    subject: { kind: 'case', id: work.case.id },
    about: work.case.applicantId,
    purpose: work.case.number,
    facts,
  })
}
