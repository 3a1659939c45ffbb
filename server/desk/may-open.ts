// SPDX-License-Identifier: Apache-2.0
import { allTasks, type Case, findCase, kindOf, mayDo, maySee, type Task, whoseOf } from '../cases/index.ts'
import { isOpenAtCounter } from '../halls/index.ts'
import { Refusal } from '../kernel/index.ts'
import { type Officer, reachOf, type Whose } from '../people/index.ts'
import { departmentName } from './department-name.ts'
import type { City } from './needs.ts'

export const isOpen = (task: Task): boolean => task.state === 'open' || task.state === 'claimed'

/**
 * A case with its tasks, for an officer who may look at it now: she takes part in it, took it in at her hall, has a task of it, her
 * body opened it (`CaseKind.maySee`), or she opened it at her counter a while ago. One question for the case, its files and its papers.
 * Throws CASE_NOT_FOUND, COUNTER_OPENING_NEEDED, CASE_NOT_YOURS.
 */
export async function seenCase(
  city: City,
  officer: Officer,
  at: { root: string; id: string },
): Promise<{ subject: Case; tasks: Task[]; parts: Whose[] }> {
  const subject = await findCase(city.sql, at.root, at.id)
  if (!subject) throw new Refusal('CASE_NOT_FOUND')
  const tasks = await allTasks(city.sql, at.root, at.id)
  const parts = whoseOf(subject, tasks)
  const hallRegion = subject.hall === null ? undefined : city.content.halls.get(subject.hall)?.region
  if (
    maySee(officer, hallRegion, parts) ||
    tasks.some((task) => isOpen(task) && mayDo(officer, task, city.clock.now())) ||
    kindOf(city, subject.kind)?.maySee?.(officer, subject) ||
    (await isOpenAtCounter(city, officer, subject))
  )
    return { subject, tasks, parts }
  if (reachOf(officer, 'district', 'hall.accept').length > 0) throw new Refusal('COUNTER_OPENING_NEEDED')
  throw new Refusal('CASE_NOT_YOURS', { owner: departmentName(city, subject.department) })
}
