// SPDX-License-Identifier: Apache-2.0
import { type Key, localIso, Refusal, type Tx } from '../kernel/index.ts'
import { type Officer, type Person, personById, within } from '../people/index.ts'
import { demandPrintable } from '../print/index.ts'
import { isUnit, queueOf, rolesIn } from '../units/index.ts'
import { actOn } from './act.ts'
import { type Case, outcomesOf, type Task } from './case.ts'
import { demandOther, finishTask, officerActor, openTaskOf } from './complete-task.ts'
import { nameOfState } from './kind-of.ts'
import { reachInCases } from './may.ts'
import type { Act, City, Completion, Working } from './parts.ts'
import { allTasks, caseOfTask } from './queries.ts'
import { hasEnded, isPaused } from './states.ts'
import { tellUnit } from './unit-task.ts'
import { note, recordOf } from './working.ts'

export type TaskPlace = { root: string; task: string }

/** What a person may do with a unit's task goes by her roles there, now. */
const mayDoIn = (task: Task, roles: readonly string[]): boolean => roles.some((role) => task.positions.includes(queueOf(role)))

/**
 * Whether a person may see a task as one of its unit's, with what she is there, asked of the database. A task of a department, of another
 * unit, or of a role that she has not, is not there for her. Throws TASK_NOT_FOUND.
 */
export async function getUnitTask(
  city: City,
  person: Person,
  at: TaskPlace,
  tx: Tx = city.sql,
): Promise<{ caseId: string; task: Task; tasks: Task[] }> {
  const found = await caseOfTask(tx, at.root, at.task)
  const tasks = found ? await allTasks(tx, at.root, found.caseId) : []
  const task = tasks.find((one) => one.id === at.task)
  if (!found || !task || !isUnit(task.department) || !mayDoIn(task, await rolesIn(city, tx, person.id, task.department)))
    throw new Refusal('TASK_NOT_FOUND')
  return { caseId: found.caseId, task, tasks }
}

type Change = (act: Act, work: Working, task: Task) => Promise<void> | void

/**
 * An act of a unit's member on its task. The right is asked before anything is looked at, and locked in the act: whoever ends the role at
 * this instant comes wholly before it, and the act is refused, or wholly after. Throws TASK_NOT_FOUND, UNIT_TASK_DONE, CASE_PAUSED.
 */
export async function onUnitTask(
  city: City,
  person: Person,
  at: TaskPlace,
  doing: { name: string; key?: Key | undefined },
  change: Change,
) {
  const { task: known } = await getUnitTask(city, person, at)
  refuseIfOver(known, person)
  const actor = { kind: 'person', id: person.id, name: person.name } as const
  await actOn(city, at, { ...doing, actor, isUnits: true }, async (act, work) => {
    const task = work.tasks.get(at.task)
    if (!task || (task.state !== 'open' && task.state !== 'claimed')) return refuseOver(act, at, person)
    const roles = await rolesIn(city, await act.begin(), person.id, task.department, true)
    if (!mayDoIn(task, roles)) throw new Refusal('TASK_NOT_FOUND')
    if (hasEnded(work.case)) throw new Refusal('CASE_ENDED', { state: nameOfState(city, work.case) })
    if (isPaused(work.case)) throw new Refusal('CASE_PAUSED', { state: nameOfState(city, work.case) })
    await change(act, work, task)
  })
}

/** A colleague was first: she is told who. What she herself has done is gone on with: the same sending again is known by its key. */
function refuseIfOver(task: Task, person: Person): void {
  if (task.state === 'interrupted') throw new Refusal('TASK_NOT_FOUND')
  if (task.state === 'done' && task.output?.officer !== person.id)
    throw new Refusal('UNIT_TASK_DONE', { by: String(task.output?.by ?? '平台') })
}

/** Asked on the act's own connection: others wait for what it holds. */
async function refuseOver({ city, tx }: Act, at: TaskPlace, person: Person): Promise<never> {
  refuseIfOver((await getUnitTask(city, person, at, tx)).task, person)
  throw new Refusal('TASK_NOT_FOUND')
}

/** Somebody else of the unit has it in hand, and is still somebody there. */
async function demandFree(act: Act, task: Task, person: Person): Promise<void> {
  const { assignee } = task
  if (task.state !== 'claimed' || assignee === null || assignee === person.id) return
  if (!mayDoIn(task, await rolesIn(act.city, act.tx, assignee, task.department))) return
  throw new Refusal('UNIT_TASK_TAKEN', { by: (await personById(act.city, act.tx, assignee))?.name ?? '' })
}

function give(act: Act, work: Working, task: Task, to: string | null): void {
  task.state = to === null ? 'open' : 'claimed'
  task.assignee = to
  task.claimedAt = to === null ? null : localIso(act.now)
  work.touchedTasks.add(task.id)
}

/** A member takes a task of her unit in hand. Throws UNIT_TASK_TAKEN. */
export function claimAsUnit(city: City, person: Person, at: TaskPlace, key?: Key): Promise<void> {
  return onUnitTask(city, person, at, { name: 'claim', key }, async (act, work, task) => {
    await demandFree(act, task, person)
    if (task.assignee === person.id) return
    demandOther(work, task, person.id)
    give(act, work, task, person.id)
    note(work, 'claimed', { task: task.id, name: task.name }, task.element)
    recordOf(act, work, 'task.claimed', { element: task.element, unit: task.department })
  })
}

/**
 * Whoever has it in hand, or whoever represents the unit, hands it to a colleague who may do it, or back to everybody (null). Throws
 * UNIT_TASK_TAKEN, UNIT_COLLEAGUE_UNKNOWN.
 */
export function handOverAsUnit(city: City, person: Person, at: TaskPlace, to: string | null, key?: Key): Promise<void> {
  return onUnitTask(city, person, at, { name: 'handOver', key }, async (act, work, task) => {
    const isFirst = (await rolesIn(city, act.tx, person.id, task.department)).includes('representative')
    if (!isFirst) await demandFree(act, task, person)
    if (to !== null && !mayDoIn(task, await rolesIn(city, act.tx, to, task.department, true)))
      throw new Refusal('UNIT_COLLEAGUE_UNKNOWN')
    if (to !== null) demandOther(work, task, to)
    give(act, work, task, to)
    const name = to === null ? '' : ((await personById(city, act.tx, to))?.name ?? '')
    if (to === null) note(work, 'released', { task: task.id, name: task.name }, task.element)
    else note(work, 'reassigned', { task: task.id, name: task.name, to: name, reason: '单位内转交' }, task.element)
    recordOf(act, work, to === null ? 'task.released' : 'task.reassigned', { element: task.element, unit: task.department, to })
    if (to !== null && to !== person.id) tellUnit(act, work, task, 'unitTaskHanded', to)
  })
}

/** The unit's answer: the task is done and the process goes on. Throws UNIT_TASK_TAKEN, OUTCOME_UNKNOWN and what its kind demands. */
export async function completeAsUnit(city: City, person: Person, at: TaskPlace, said: Completion, key?: Key): Promise<void> {
  demandPrintable(said.opinion)
  await onUnitTask(city, person, at, { name: 'complete', key }, async (act, work, task) => {
    await demandFree(act, task, person)
    await finishTask(act, work, task, said)
  })
}

/** The outcome by which a unit gives a matter back to the department without an answer. */
const wayBack = (task: Task) => outcomesOf(task).find(({ id }) => id === 'return' || id === 'decline')

/** Whether an officer may take a task back from a unit. */
export const mayRecall = (officer: Officer, subject: Case, task: Task): boolean =>
  isUnit(task.department) && wayBack(task) !== undefined && within(reachInCases(officer, 'case.reassign'), subject)

/**
 * The department that keeps a case takes a unit's task back from it: the unit is gone, has nobody, or was the wrong one. The process goes
 * on as if the unit had returned it. Throws TASK_NOT_FOUND, NOT_PERMITTED, REASON_NEEDED, UNIT_TASK_STAYS.
 */
export async function recallFromUnit(city: City, at: TaskPlace, officer: Officer, reason: string, key?: Key) {
  if (reason.trim().length < 2) throw new Refusal('REASON_NEEDED')
  return actOn(city, at, { name: 'recall', actor: officerActor(officer), key }, async (act, work) => {
    const task = openTaskOf(work, at.task)
    if (!isUnit(task.department)) throw new Refusal('TASK_NOT_FOUND')
    if (!within(reachInCases(officer, 'case.reassign'), work.case))
      throw new Refusal('NOT_PERMITTED', { permission: 'case.reassign' })
    const way = wayBack(task)
    if (!way) throw new Refusal('UNIT_TASK_STAYS', { task: task.name })
    note(work, 'recalled', { task: task.id, name: task.name, unit: task.properties.unitName ?? '', reason }, task.element)
    recordOf(act, work, 'task.recalled', { element: task.element, unit: task.department })
    await finishTask(act, work, task, { outcome: way.id, opinion: reason, ground: `收回：${reason}` })
  })
}
