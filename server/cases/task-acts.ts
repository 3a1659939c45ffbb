// SPDX-License-Identifier: Apache-2.0

import { type Key, localIso, Refusal } from '../kernel/index.ts'
import { type Officer, reachOf, within } from '../people/index.ts'
import { actOn } from './act.ts'
import type { Case } from './case.ts'
import { demandOther, demandTask, officerActor, openTaskOf } from './complete-task.ts'
import { mayDo, reachInCases } from './may.ts'
import type { City } from './parts.ts'
import { note, recordOf, tellOf } from './working.ts'

type At = { root: string; task: string }

export async function claimTask(city: City, at: At, officer: Officer, key?: Key): Promise<Case> {
  return actOn(city, at, { name: 'claim', actor: officerActor(officer), key, isAlone: true }, async (act, work) => {
    const task = openTaskOf(work, at.task)
    if (task.state === 'claimed' && task.assignee === officer.id) return
    await demandTask(act, officer, work, task)
    demandOther(work, task, officer.id)
    task.state = 'claimed'
    task.assignee = officer.id
    task.claimedAt = localIso(act.now)
    work.touchedTasks.add(task.id)
    note(work, 'claimed', { task: task.id, name: task.name }, task.element)
    recordOf(act, work, 'task.claimed', { element: task.element })
  })
}

export async function releaseTask(city: City, at: At, officer: Officer, key?: Key): Promise<Case> {
  return actOn(city, at, { name: 'release', actor: officerActor(officer), key, isAlone: true }, async (act, work) => {
    const task = openTaskOf(work, at.task)
    if (task.state !== 'claimed' || task.assignee !== officer.id) throw new Refusal('TASK_NOT_CLAIMED')
    task.state = 'open'
    task.assignee = null
    task.claimedAt = null
    task.delegatedBy = null
    task.delegatedUntil = null
    work.touchedTasks.add(task.id)
    note(work, 'released', { task: task.id, name: task.name }, task.element)
    recordOf(act, work, 'task.released', { element: task.element })
  })
}

/** Somebody with `case.reassign` gives a task to another officer who holds a position for it. */
export async function reassignTask(city: City, at: At, officer: Officer, to: Officer, reason: string, key?: Key): Promise<Case> {
  if (reason.trim().length < 2) throw new Refusal('REASON_NEEDED')
  return actOn(city, at, { name: 'reassign', actor: officerActor(officer), key, isAlone: true }, async (act, work) => {
    const task = openTaskOf(work, at.task)
    if (!within(reachInCases(officer, 'case.reassign'), task)) throw new Refusal('NOT_PERMITTED', { permission: 'case.reassign' })
    if (!mayDo(to, { ...task, delegatedBy: null }, act.now)) throw new Refusal('OFFICER_NOT_SUITABLE', { name: to.name })
    demandOther(work, task, to.id)
    task.state = 'claimed'
    task.assignee = to.id
    task.claimedAt = localIso(act.now)
    // hers by her own post now: what a colleague lent until a day is over
    task.delegatedBy = null
    task.delegatedUntil = null
    work.touchedTasks.add(task.id)
    note(work, 'reassigned', { task: task.id, name: task.name, to: to.name, reason }, task.element)
    recordOf(act, work, 'task.reassigned', { element: task.element, to: to.id })
    tellOf(act, work, 'taskAssigned', { task: task.id, to: to.id, reason })
  })
}

/** An officer lets a colleague of the same department do her task until a day; the deed stays attributable to both. */
export async function delegateTask(
  city: City,
  at: At,
  officer: Officer,
  to: Officer,
  until: string,
  reason: string,
  key?: Key,
): Promise<Case> {
  if (reason.trim().length < 2) throw new Refusal('REASON_NEEDED')
  return actOn(city, at, { name: 'delegate', actor: officerActor(officer), key, isAlone: true }, async (act, work) => {
    const task = openTaskOf(work, at.task)
    await demandTask(act, officer, work, task)
    if (!within(reachOf(to, 'department', 'task.complete'), task)) throw new Refusal('OFFICER_NOT_SUITABLE', { name: to.name })
    demandOther(work, task, to.id)
    task.state = 'claimed'
    task.assignee = to.id
    task.claimedAt = localIso(act.now)
    task.delegatedBy = officer.id
    task.delegatedUntil = `${until}T23:59:59+08:00`
    work.touchedTasks.add(task.id)
    note(work, 'delegated', { task: task.id, name: task.name, to: to.name, until, reason }, task.element)
    recordOf(act, work, 'task.delegated', { element: task.element, to: to.id, until })
    tellOf(act, work, 'taskAssigned', { task: task.id, to: to.id, reason })
  })
}
