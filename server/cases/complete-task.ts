// SPDX-License-Identifier: Apache-2.0

import { dayOf, type Key, localIso, Refusal, type Tx } from '../kernel/index.ts'
import { type Officer, officerNames } from '../people/index.ts'
import { demandPrintable } from '../print/index.ts'
import { findUnit, isUnit } from '../units/index.ts'
import { actOn } from './act.ts'
import { advance } from './advance.ts'
import { askBarrier } from './barrier.ts'
import { type Actor, type Case, outcomesOf, type Task } from './case.ts'
import { servedField, todoField } from './fields.ts'
import { holdContext, kindOf, nameOfState } from './kind-of.ts'
import { mayDo } from './may.ts'
import type { Act, City, Completion, Working } from './parts.ts'
import { hasEnded, isPaused } from './states.ts'
import { note, recordOf, tellOf } from './working.ts'

/** Which list of grounds an outcome must name one of. */
const groundsFor: Record<string, 'refuse' | 'deny'> = { refuse: 'refuse', deny: 'deny' }

/**
 * An officer finishes a task. Two officers at once: the first is counted, the
 * second learns who did it. The task's outcome, ground and opinion become the
 * variable named after its element, which the process's conditions read; what is
 * done in another's place (`chengshu:standsFor`) also becomes that one's answer.
 */
export async function completeTask(
  city: City,
  at: { root: string; task: string },
  officer: Officer,
  said: Completion,
  key?: Key,
): Promise<Case> {
  demandPrintable(said.opinion)
  return actOn(city, at, { name: 'complete', actor: officerActor(officer), key, isAlone: true }, async (act, work) => {
    const task = openTaskOf(work, at.task)
    await demandTask(act, officer, work, task)
    await finishTask(act, work, task, said)
  })
}

/** The task is done and the process goes on; also for the platform's own doing (acceptance by silence). */
export async function finishTask(act: Act, work: Working, task: Task, said: Completion): Promise<void> {
  const outcome = outcomesOf(task).find((one) => one.id === said.outcome)
  if (!outcome) {
    const choices = outcomesOf(task).map((one) => one.name)
    throw new Refusal('OUTCOME_UNKNOWN', { choices: choices.join('、') })
  }
  const list = groundsFor[said.outcome]
  const ground = list ? work.matter.grounds[list].find((one) => one.id === said.ground || one.text === said.ground) : undefined
  if (list && !ground && work.matter.grounds[list].length > 0) throw new Refusal('GROUND_NEEDED', { outcome: outcome.name })
  demandConsents(work, task, said.outcome)
  work.matter.checkCompletion?.(task, said)
  demandOther(work, task, act.actor.id)
  await holdContext(act, work)
  await kindOf(act.city, work.case.kind)?.guard?.(act, work, task, said)
  await askBarrier(act, work, [task.element, `${task.element}.${said.outcome}`])
  task.state = 'done'
  task.endedAt = localIso(act.now)
  task.endedBy = act.actor.kind === 'officer' ? act.actor.id : null
  task.outcome = said.outcome
  task.ground = ground?.text ?? said.ground ?? null
  task.opinion = said.opinion?.trim() || null
  task.output = {
    ...said.output,
    outcome: said.outcome,
    ground: task.ground,
    opinion: task.opinion,
    by: act.actor.name,
    officer: act.actor.id,
    unit: task.department,
  }
  if (task.positions.includes('issuer') && work.matter.isApplied) noteHandOver(act, work)
  work.touchedTasks.add(task.id)
  note(
    work,
    'taskDone',
    {
      task: task.id,
      name: task.name,
      stage: task.stage,
      outcome: outcome.id,
      outcomeName: outcome.name,
      ground: task.ground,
      opinion: task.opinion,
      department: task.department,
    },
    task.element,
  )
  recordOf(act, work, 'task.done', { element: task.element, outcome: outcome.id })
  tellOf(act, work, 'taskDone', { task: task.id, element: task.element, outcome: outcome.id, department: task.department })
  const { standsFor } = task.properties
  const output = { [task.element]: task.output, ...(standsFor ? { [standsFor]: task.output } : {}) }
  await advance(act, work, { do: 'complete', token: task.token, output })
}

/**
 * What the law makes depend on another body's consent (`chengshu:consents="review_traffic"`) cannot be granted against it or without
 * it, whoever decides: 道路交通安全法 art. 32 for roads.
 */
function demandConsents(work: Working, task: Task, outcome: string): void {
  if (outcome !== 'grant') return
  for (const element of task.properties.consents?.split(',') ?? []) {
    const answer = work.case.process.v[element.trim()] as { outcome?: string } | undefined
    if (answer?.outcome === 'pass') continue
    const asked = work.matter.process.nodes.find((node) => node.id === element.trim())
    throw new Refusal('CONSENT_MISSING', { consent: asked?.name ?? element })
  }
}

/**
 * Who did it does not check it (`chengshu:not="handle"`), nor is it given to her to check; with `chengshu:notUnit` nobody of that body
 * does. Throws CHECK_BY_ANOTHER.
 */
export function demandOther(work: Working, task: Task, officer: string): void {
  for (const [property, isSame] of [
    ['not', (done: Done) => done.officer === officer],
    ['notUnit', (done: Done) => done.unit === task.department],
  ] as const)
    for (const element of task.properties[property]?.split(',') ?? []) {
      const done = work.case.process.v[element.trim()] as Done | undefined
      if (done && isSame(done)) throw new Refusal('CHECK_BY_ANOTHER', { task: task.name, by: done.by ?? '' })
    }
}

type Done = { officer?: string; unit?: string; by?: string }

/** The applicant came to collect: one visit more, nothing left to collect, and from this day it is served. */
export function noteHandOver({ now }: Pick<Act, 'now'>, work: Working): void {
  todoField.clear(work.case)
  servedField.set(work.case, { on: dayOf(now), how: '窗口领取' })
  work.case.visits += 1
}

export function openTaskOf(work: Working, taskId: string): Task {
  const task = work.tasks.get(taskId)
  if (!task || (task.state !== 'open' && task.state !== 'claimed')) throw new Refusal('TASK_NOT_FOUND')
  return task
}

/** The officer holds the task's position (or it was given to her by name), nobody else has claimed it, and the case is not paused. */
export async function demandTask(act: Act, officer: Officer, work: Working, task: Task): Promise<void> {
  await demandPart(act, officer, work, task)
  if (task.state === 'claimed' && task.assignee !== officer.id)
    throw new Refusal('TASK_TAKEN', { by: await nameOf(act.tx, task.assignee) })
}

/** The same, whoever of her colleagues has claimed it: she has a part in it. */
export async function demandPart(
  { city, tx }: Pick<Act, 'city' | 'tx'>,
  officer: Officer,
  work: Working,
  task: Task,
): Promise<void> {
  const { case: subject } = work
  if (hasEnded(subject)) throw new Refusal('CASE_ENDED', { state: nameOfState(city, subject) })
  if (!mayDo(officer, task, city.clock.now())) {
    const owner =
      city.content.departments.get(task.department)?.name ??
      [...city.content.departments.values()].find((one) => one.code === task.department)?.name ??
      (isUnit(task.department) ? ((await findUnit(city, tx, task.department))?.name ?? '一家单位') : task.department)
    throw new Refusal('CASE_NOT_YOURS', { owner })
  }
  if (isPaused(subject)) throw new Refusal('CASE_PAUSED', { state: nameOfState(city, subject) })
}

export function officerActor(officer: Officer): Actor {
  const department = officer.positions[0]?.department
  return { kind: 'officer', id: officer.id, name: officer.name, ...(department ? { department } : {}) }
}

/** Asked on the act's own connection: acts that each hold one and wait for another would wait for each other. */
async function nameOf(tx: Tx, officer: string | null): Promise<string> {
  return (officer && (await officerNames(tx, [officer])).get(officer)) || '另一位同事'
}
