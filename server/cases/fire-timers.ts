// SPDX-License-Identifier: Apache-2.0

import { isDatabaseAway, type Json } from '../kernel/index.ts'
import { troubleOf, tryAgainAt } from '../outbox/index.ts'
import { isUnit } from '../units/index.ts'
import { actOn } from './act.ts'
import { advance } from './advance.ts'
import { isAcceptance, type Task, type Timer, theSystem } from './case.ts'
import { closeCase } from './close-case.ts'
import { finishTask } from './complete-task.ts'
import { suspensionLapsed } from './limits-of-law.ts'
import type { Act, City, Working } from './parts.ts'
import { isUnstaffed } from './staffing-queries.ts'
import { hasEnded } from './states.ts'
import { type DueCase, dueCases, postponeCase } from './stuck-queries.ts'
import { tellUnit, whoseTask } from './unit-task.ts'
import { clearTimers, note, recordOf, tellOf } from './working.ts'

const BATCH = 100
/** A sweep ends, though a process may set timers that are due at once. */
const MOST = 1000

/**
 * Fires what came due, one timer of a case at a time. Timers are kept: a crash
 * loses none. Two workers may pick the same case; its version lets one of them
 * write, and the other then finds that the timer is gone, so none fires twice.
 * One that throws is put off with growing distance and holds up no other case;
 * what else came due in its own has its turn at the next try.
 */
export async function fireTimers(city: City): Promise<number> {
  let fired = 0
  for (const due of await dueCases(city.sql, city.clock.now(), BATCH)) {
    try {
      for (let isMore = true; isMore && fired < MOST; fired++) isMore = await fireOne(city, due)
    } catch (error) {
      if (isDatabaseAway(error)) throw error
      const { trouble, mark } = troubleOf(error)
      const now = city.clock.now()
      city.log.error({ err: error, mark, root: due.root, case: due.caseId, tries: due.tries + 1 }, 'a timer could not fire')
      await postponeCase(city.sql, due, { now, notBefore: tryAgainAt(now, due.tries + 1), trouble })
    }
  }
  return fired
}

/** Answers whether something else of the case is due. */
async function fireOne(city: City, due: DueCase): Promise<boolean> {
  let isMore = false
  await actOn(city, { root: due.root, id: due.caseId }, { name: 'timer', actor: theSystem, isAlone: true }, async (act, work) => {
    const waiting = work.timers.filter(({ dueAt }) => Date.parse(dueAt) <= act.now.getTime())
    waiting.sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
    const timer = waiting[due.tries % waiting.length]
    isMore = waiting.length > 1
    if (!timer) return
    work.timers = work.timers.filter((one) => one !== timer)
    work.timersChanged = true
    await fire(act, work, timer)
  })
  return isMore
}

async function fire(act: Act, work: Working, timer: Timer): Promise<void> {
  const { case: subject } = work
  if (hasEnded(subject)) return
  switch (timer.kind) {
    case 'process':
      noteTime(act, work, timer.token)
      if (timer.token !== null) await advance(act, work, { do: 'fire', token: timer.token })
      return
    case 'tell':
      await acceptBySilence(act, work)
      return
    case 'answer':
      note(work, 'supplementLapsed')
      recordOf(act, work, 'supplement.lapsed')
      closeCase(act, work, 'refused', { ground: '逾期未补正', code: '5' })
      await advance(act, work, { do: 'cancel', reason: '逾期未补正' })
      return
    case 'suspension':
      suspensionLapsed(act, work)
      return
    case 'due':
      note(work, 'overdue')
      recordOf(act, work, 'case.overdue')
      tellOf(act, work, 'caseOverdue')
      return
    case 'soon': {
      const task = waitingAt(work, timer.token)
      if (task) tellUnit(act, work, task, 'unitTaskDue')
      return
    }
    case 'task': {
      const task = waitingAt(work, timer.token)
      if (!task) return
      note(work, 'taskOverdue', { task: task.id, name: task.name, department: task.department }, task.element)
      if (isUnit(task.department)) tellUnit(act, work, task, 'unitTaskOverdue')
      tellOf(act, work, 'taskOverdue', { task: task.id, name: task.name, ...whoseTask(work, task), assignee: task.assignee })
    }
  }
}

const waitingAt = (work: Working, token: string | null): Task | undefined =>
  [...work.tasks.values()].find((one) => one.token === token && (one.state === 'open' || one.state === 'claimed'))

/** A time of the process is over. On a task it is the time in which somebody should have answered: supervision hears of whom. */
function noteTime(act: Act, work: Working, token: string | null): void {
  const { nodes } = work.matter.process
  const armed = work.case.process.t.find((one) => String(one.i) === token)
  const event = nodes.find((one) => one.id === armed?.e)
  const task = [...work.tasks.values()].find((one) => one.token === String(armed?.h) && one.state !== 'done')
  const whose: Record<string, string> = task ? { task: task.name, department: task.department } : {}
  note(work, 'timerFired', { name: event?.name ?? '', ...whose }, event?.id ?? null)
  if (task) tellOf(act, work, 'taskTimedOut', { task: task.id, name: task.name, ...whoseTask(work, task) })
}

/** 行政许可法 art. 32(四): not told within five working days, accepted as of the day of receipt. */
async function acceptBySilence(act: Act, work: Working): Promise<void> {
  const task = [...work.tasks.values()].find((one) => (one.state === 'open' || one.state === 'claimed') && isAcceptance(one))
  clearTimers(work, 'tell')
  if (!task) return
  // the law accepts it all the same; that nobody could have told is not kept silent
  const nobody = await isUnstaffed(act.tx, act.root, task.id)
  const said: Record<string, Json> = nobody ? { unstaffed: true } : {}
  note(work, 'acceptedBySilence', { receivedAt: work.case.submittedAt.toISOString(), ...said }, task.element)
  tellOf(act, work, 'acceptedBySilence', said)
  await finishTask(act, work, task, { outcome: 'accept', output: { deemed: true } })
}
