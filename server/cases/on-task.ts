// SPDX-License-Identifier: Apache-2.0
import type { Officer } from '../people/index.ts'
import { actOn } from './act.ts'
import type { Case, Task } from './case.ts'
import { demandPart, officerActor, openTaskOf } from './complete-task.ts'
import type { Act, City, Working } from './parts.ts'
import type { TaskPlace } from './unit-acts.ts'

/**
 * An officer writes something down at a task that she may do, and does not finish it. A colleague who has taken the task does not shut
 * her out: two inspectors fill in one list. Throws TASK_NOT_FOUND, CASE_ENDED, CASE_NOT_YOURS, CASE_PAUSED.
 */
export function onOfficersTask(
  city: City,
  at: TaskPlace,
  officer: Officer,
  name: string,
  change: (act: Act, work: Working, task: Task) => Promise<void>,
): Promise<Case> {
  return actOn(city, at, { name, actor: officerActor(officer), isAlone: true }, async (act, work) => {
    const task = openTaskOf(work, at.task)
    await demandPart(act, officer, work, task)
    await change(act, work, task)
  })
}
